"""Django's settings, made from the environment (`environment`)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from hearout.errors import SettingError
from hearout.web.config.addresses import address
from hearout.web.config.data_folder import made_by_demo, secret_key
from hearout.web.config.databases import database
from hearout.web.config.environment import ENVIRONMENT
from hearout.web.config.logs import LOGGING as LOGGING

DATA = ENVIRONMENT.path("HEAROUT_DATA")
KEYS = ENVIRONMENT.path("HEAROUT_KEYS") if ENVIRONMENT.text("HEAROUT_KEYS") else DATA / "keys"
WEB = Path(__file__).parents[1]
DEMO = ENVIRONMENT.yes("HEAROUT_DEMO")
if DEMO and not made_by_demo(DATA):
    raise SettingError("HEAROUT_DEMO lets anyone be anyone: `hearout demo` alone sets it, for a folder of its own.")

ADDRESS = address(ENVIRONMENT.text("HEAROUT_ADDRESS"))
OWNERS = ENVIRONMENT.items("HEAROUT_OWNERS")

DEBUG = False
SECRET_KEY = ENVIRONMENT.text("HEAROUT_SECRET_KEY") or secret_key(DATA)
ALLOWED_HOSTS = [ADDRESS.host, "localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "hearout.web.config.urls"
WSGI_APPLICATION = "hearout.web.config.wsgi.application"
AUTH_USER_MODEL = "people.User"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "hearout.web.people",
    "hearout.web.consultations",
    "hearout.web.outbox",
    "hearout.web.public",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [WEB / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
DATABASES = {"default": database(ENVIRONMENT.text("HEAROUT_DATABASE_URL"), DATA)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [WEB / "locale"]
STATIC_URL = "static/"
STATICFILES_DIRS = [WEB / "static", ("hearout", str(files("hearout.style")))]
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# An https address means a proxy in front that ends TLS and says so in this header (docs/how-to/install-the-server.md).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ADDRESS.secure else None
SECURE_SSL_REDIRECT = ADDRESS.secure
SECURE_REDIRECT_EXEMPT = [r"^health$", r"^ready$"]
SECURE_HSTS_SECONDS = 31_536_000 if ADDRESS.secure else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ADDRESS.secure
CSRF_TRUSTED_ORIGINS = [ADDRESS.origin]
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # strict transport for subdomains too: other servers may live there, and it is not ours to say
    "security.W021",  # the list that browsers ship: the same
]
