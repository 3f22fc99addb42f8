"""Django's settings, made from the environment (`environment`)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from hearout.web.config.environment import ENVIRONMENT

DATA = ENVIRONMENT.path("HEAROUT_DATA")
WEB = Path(__file__).parents[1]

DEBUG = False
SECRET_KEY = "skeleton"  # noqa: S105
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "hearout.web.config.urls"
WSGI_APPLICATION = "hearout.web.config.wsgi.application"
AUTH_USER_MODEL = "people.User"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "hearout.web.people",
    "hearout.web.consultations",
    "hearout.web.outbox",
    "hearout.web.public",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
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
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "db.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("ar", "العربية")]
LOCALE_PATHS = [WEB / "locale"]
STATIC_URL = "static/"
STATICFILES_DIRS = [WEB / "static", ("hearout", str(files("hearout.style")))]
