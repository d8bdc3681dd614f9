"""The settings of the measured service: those of production, over plain HTTP, with hashing set aside."""

from config.settings import *  # noqa: F403

# Argon2 takes its tenth of a second on purpose; what is measured is everything around it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The load comes from one network address, and a proxy would have done TLS.
NETWORK_FAILURES = 1_000_000
SECURE_SSL_REDIRECT = False
