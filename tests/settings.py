"""The settings of the tests: those of the service, away from its data and quick where speed is not what is tested."""

import os
import tempfile
from pathlib import Path
from typing import Any

from jinja2 import Undefined

# The service's own folder and secrets are not the tests' business, and a demo is something else again.
REMOVED_AT_EXIT = tempfile.TemporaryDirectory(prefix="mypage-tests-")
FOLDER = Path(REMOVED_AT_EXIT.name)
for name in [name for name in os.environ if name.startswith("MYPAGE_")]:
    del os.environ[name]
os.environ["MYPAGE_VAR"] = str(FOLDER)

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, MIDDLEWARE, TEMPLATES  # noqa: E402

# Live servers and clients speak plain HTTP here; the tests of the redirect and of the cookies turn these on again.
SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False

# Hashing that takes no time; the fixture `real_hashing` brings back the service's own.
SERVICE_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *SERVICE_HASHERS]

# Static files come from where they lie, under their own names: nothing has to be collected first.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]


class UndefinedWhenShown(Undefined):
    """A name that a template does not have may be asked for and run through; to show it is a mistake."""

    __slots__ = ()

    def __str__(self) -> str:
        """UndefinedError, where the service itself would show nothing."""
        raise self._undefined_exception(self._undefined_message)


JINJA_OPTIONS: Any = TEMPLATES[0]["OPTIONS"]
JINJA_OPTIONS["undefined"] = UndefinedWhenShown

# A file, not memory: the tests of what happens at the same time use several connections.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )
