"""Every setting of the service, from the environment; the defaults are those of the seed document."""

from datetime import date, timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from config import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("MYPAGE_VAR", str(BASE_DIR / "var"))).resolve()
VAR.mkdir(parents=True, exist_ok=True)
DEMO = env.flag("MYPAGE_DEMO", False)
TABLES = env.text("MYPAGE_TABLES")
DEBUG = False

SECRET_KEY, *SECRET_KEY_FALLBACKS = env.secret_keys(VAR / "secret")

HOSTS = env.listed("MYPAGE_HOSTS")
STAFF_HOST = env.text("MYPAGE_STAFF_HOST")
if DEMO:
    env.refuse_a_public_demo([*HOSTS, *filter(None, [STAFF_HOST])], env.text("MYPAGE_URL"))
# The machine itself may always ask (watchdogs do); no address that leaves the service is made from the request's host.
ALLOWED_HOSTS = [*HOSTS, *filter(None, [STAFF_HOST]), *env.THIS_MACHINE]
SITE_URL = env.text("MYPAGE_URL") or (
    f"http://127.0.0.1:{env.number('PORT', 8000)}" if DEMO else f"https://{HOSTS[0] if HOSTS else 'localhost'}"
)
STAFF_NETWORKS = env.listed("MYPAGE_STAFF_NETWORKS")
STAFF_URL = f"https://{STAFF_HOST}" if STAFF_HOST else SITE_URL
TRUSTED_PROXIES = env.listed("MYPAGE_PROXIES")

SERVICE = {
    "name": env.text("MYPAGE_NAME", "ハローワーク インターネットサービス"),
    "name_latin": env.text("MYPAGE_NAME_LATIN", "HelloWork Internet Service"),
    "operator": env.text("MYPAGE_OPERATOR", "厚生労働省職業安定局"),
    "office_word": env.text("MYPAGE_OFFICE_WORD", "ハローワーク"),
    "sender": env.text("MYPAGE_SENDER", "system@mail.hellowork.mhlw.go.jp"),
    "helpdesk_name": env.text("MYPAGE_HELPDESK_NAME", "求人者マイページ ヘルプデスク"),
    "helpdesk_phone": env.text("MYPAGE_HELPDESK_PHONE", "0570-077450"),
    "helpdesk_opens": env.text("MYPAGE_HELPDESK_OPENS", "9:30"),
    "helpdesk_closes": env.text("MYPAGE_HELPDESK_CLOSES", "18:00"),
    "helpdesk_hours": env.text("MYPAGE_HELPDESK_HOURS", "月曜～金曜 9:30～18:00（祝日・12月29日～1月3日を除く）"),
    "copyright": env.text(
        "MYPAGE_COPYRIGHT",
        "All rights reserved, Copyright (C) Employment Security Bureau, Ministry of Health, Labour and Welfare",
    ),
    "url": SITE_URL,
    "demo": DEMO,
}

# What the sources leave open (decisions.md); units are in the names.
CODE_LENGTH = 10
CODE_VALID_DAYS = env.number("MYPAGE_CODE_VALID_DAYS", 5)
CODE_WRONG_ENTRIES = env.number("MYPAGE_CODE_WRONG_ENTRIES", 10)
KEY_LENGTH = 8
KEY_MINUTES = env.number("MYPAGE_KEY_MINUTES", 50)
KEY_WRONG_ENTRIES = 10
NETWORK_FAILURES = env.number("MYPAGE_NETWORK_FAILURES", 30)
NETWORK_FAILURE_MINUTES = env.number("MYPAGE_NETWORK_FAILURE_MINUTES", 10)
SIGN_IN_FAILURES = env.number("MYPAGE_SIGN_IN_FAILURES", 10)
SIGN_IN_LOCK_MINUTES = env.number("MYPAGE_SIGN_IN_LOCK_MINUTES", 30)
NETWORK_SIGN_IN_FAILURES = env.number("MYPAGE_NETWORK_SIGN_IN_FAILURES", 100)
ONE_TIME_CODE = env.flag("MYPAGE_ONE_TIME_CODE", not DEMO)
ONE_TIME_CODE_MINUTES = env.number("MYPAGE_ONE_TIME_CODE_MINUTES", 10)
ONE_TIME_CODE_TRIES = env.number("MYPAGE_ONE_TIME_CODE_TRIES", 5)
ONE_TIME_CODE_MAILS_AN_HOUR = env.number("MYPAGE_ONE_TIME_CODE_MAILS_AN_HOUR", 5)
TRUSTED_DEVICE_DAYS = env.number("MYPAGE_TRUSTED_DEVICE_DAYS", 30)
STAFF_SECOND_FACTOR = env.flag("MYPAGE_STAFF_SECOND_FACTOR", not DEMO)
IDLE_MINUTES = env.number("MYPAGE_IDLE_MINUTES", 60)
SEEN_EVERY_MINUTES = 5
EXTRA_LOGINS = env.number("MYPAGE_EXTRA_LOGINS", 10)
INVITATION_DAYS = env.number("MYPAGE_INVITATION_DAYS", 14)
PROVISIONAL_DAYS = env.number("MYPAGE_PROVISIONAL_DAYS", 14)
REVIEW_OPEN_DAYS = env.number("MYPAGE_REVIEW_OPEN_DAYS", 2)
DRAFT_DAYS = env.number("MYPAGE_DRAFT_DAYS", 60)
HISTORY_SINCE = date.fromisoformat(env.text("MYPAGE_HISTORY_SINCE", "2020-01-01"))
IMAGE_FILES = env.number("MYPAGE_IMAGE_FILES", 10)
IMAGE_BYTES = env.number("MYPAGE_IMAGE_MEGABYTES", 2) * 1024 * 1024
IMAGE_PIXELS = env.number("MYPAGE_IMAGE_MEGAPIXELS", 24) * 1_000_000
MAIL_OVERDUE_MINUTES = env.number("MYPAGE_MAIL_OVERDUE_MINUTES", 10)
MAIL_WAITING_MINUTES = env.number("MYPAGE_MAIL_WAITING_MINUTES", 60)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "mypage.audit",
    "mypage.notifications",
    "mypage.reference",
    "mypage.accounts",
    "mypage.establishments",
    "mypage.onboarding",
    "mypage.postings",
    "mypage.guidance",
    "mypage.processes",
    "mypage.web",
]

MIDDLEWARE = [
    "mypage.web.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "mypage.web.middleware.ReadableInput",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mypage.web.middleware.IdleLimit",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "mypage" / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "mypage.web.jinja.environment", "auto_reload": False},
    },
    {"NAME": "packages", "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
]

DATABASES = {
    "default": dj_database_url.parse(
        env.text("DATABASE_URL") or f"sqlite:///{VAR / 'mypage.sqlite3'}", conn_max_age=None, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 10,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        " PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "mypage.accounts.backend.AudienceBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "employer:sign_in"

SESSION_ENGINE = "mypage.accounts.sessions"
SESSION_COOKIE_NAME = "mypage"
# The last-seen note may be some minutes old: nobody is signed out before the idle limit is really reached.
SESSION_COOKIE_AGE = (IDLE_MINUTES + SEEN_EVERY_MINUTES) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "mypage_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "mypage.web.errors.stale_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_SSL_REDIRECT = not DEMO and env.flag("MYPAGE_HTTPS_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
SECURE_REFERRER_POLICY = "same-origin"
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
# The renewal desk sends up to eight boxes of 200 postings.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 30
FILE_UPLOAD_HANDLERS = ["mypage.web.uploads.BoundedUploads"]
UPLOAD_BYTES = IMAGE_BYTES

AXES_FAILURE_LIMIT = SIGN_IN_FAILURES
AXES_COOLOFF_TIME = timedelta(minutes=SIGN_IN_LOCK_MINUTES)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "username"
AXES_PASSWORD_FORM_FIELD = "password"  # noqa: S105  (the name of a field)
# What a failed sign-in sent is not kept: only who failed, from where, how often and when.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "email", "next", "csrfmiddlewaretoken"]
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_CLIENT_IP_CALLABLE = "mypage.web.network.client_address"
AXES_LOCKOUT_CALLABLE = "mypage.web.account.locks.answer_of_the_view"
OTP_TOTP_ISSUER = SERVICE["name"]

LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "mypage" / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "uploads"
WHITENOISE_MAX_AGE = 3600

MAIL_FOLDER = VAR / "mail"
EMAIL_BACKEND = env.text(
    "MYPAGE_MAIL_BACKEND",
    "mypage.processes.mail_files.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_HOST = env.text("MYPAGE_SMTP_HOST", "localhost")
EMAIL_PORT = env.number("MYPAGE_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("MYPAGE_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("MYPAGE_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("MYPAGE_SMTP_STARTTLS", False)
EMAIL_USE_SSL = env.flag("MYPAGE_SMTP_TLS", False)
EMAIL_TIMEOUT = env.number("MYPAGE_SMTP_TIMEOUT_SECONDS", 20)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = SERVICE["sender"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "mypage.web.logs.JsonLines"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"], "level": env.text("MYPAGE_LOG_LEVEL", "INFO")},
    "loggers": {
        "django.request": {"handlers": ["out"], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": ["out"], "level": "CRITICAL", "propagate": False},
        "django.server": {"handlers": ["out"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["out"], "level": "CRITICAL", "propagate": False},
    },
}
