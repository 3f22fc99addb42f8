"""Django's settings, made from the environment (`environment`)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from csp.constants import NONE, SELF

from hearout.errors import SettingError
from hearout.web.config.addresses import address, owners
from hearout.web.config.data_folder import made_by_demo, secret_key
from hearout.web.config.databases import database
from hearout.web.config.environment import ENVIRONMENT
from hearout.web.config.logs import LOGGING as LOGGING
from hearout.web.config.other_sites import APPS, providers
from hearout.web.outbox.sender import sender
from hearout.web.outbox.smtp import mail_server

DATA = ENVIRONMENT.path("HEAROUT_DATA")
KEYS = ENVIRONMENT.path("HEAROUT_KEYS") if ENVIRONMENT.text("HEAROUT_KEYS") else DATA / "keys"
WEB = Path(__file__).parents[1]
DEMO = ENVIRONMENT.yes("HEAROUT_DEMO")
if DEMO and not made_by_demo(DATA):
    raise SettingError("HEAROUT_DEMO lets anyone be anyone: `hearout demo` alone sets it, for a folder of its own.")

ADDRESS = address(ENVIRONMENT.text("HEAROUT_ADDRESS"))
BEHIND_PROXY = ENVIRONMENT.yes("HEAROUT_BEHIND_PROXY")
if ADDRESS.secure and not BEHIND_PROXY:
    raise SettingError(
        "HEAROUT_ADDRESS is https, which Hearout leaves to a proxy in front of it. Once there is one, set "
        "HEAROUT_BEHIND_PROXY=yes; without one, use http."
    )
OWNERS = owners(ENVIRONMENT.items("HEAROUT_OWNERS"))
SOCIALACCOUNT_PROVIDERS = providers(ENVIRONMENT)

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
    "allauth.account",
    "allauth.socialaccount",
    *(APPS[name] for name in SOCIALACCOUNT_PROVIDERS),
    "csp",
    "django_tasks",
    "django_tasks_db",
    "hearout.web.people",
    "hearout.web.consultations",
    "hearout.web.work",
    "hearout.web.passages",
    "hearout.web.analysis",
    "hearout.web.summaries",
    "hearout.web.releases",
    "hearout.web.outbox",
    "hearout.web.public",
    "hearout.web.uploads",
    "hearout.web.sessions",
    "hearout.web.intake",
    "hearout.web.desk",
    "hearout.web.audits",
    *(["hearout.web.demo"] if DEMO else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "hearout.web.config.headers.SafeHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hearout.web.people.middleware.Preferences",
    *(["hearout.web.demo.strip.Strip"] if DEMO else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "hearout.web.config.errors.NotAllowed",
    "hearout.web.config.errors.KeyAway",
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
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}
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

# Only a proxy of ours may say how, and from where, somebody came: anybody else could write what they like.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
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

# All mail goes through the outbox, which waits while there is no mail server.
EMAIL_BACKEND = "hearout.web.outbox.backend.Outbox"
MAIL_SERVER = mail_server(ENVIRONMENT.text("HEAROUT_SMTP_URL"))
if MAIL_SERVER and not ENVIRONMENT.text("HEAROUT_MAIL_FROM"):
    raise SettingError("HEAROUT_SMTP_URL names a mail server. Say in HEAROUT_MAIL_FROM who its mail is from.")
MAIL_FROM = sender(ENVIRONMENT.text("HEAROUT_MAIL_FROM") or "Hearout <hearout@localhost>")
DEFAULT_FROM_EMAIL = MAIL_FROM.address
MAIL_KEPT_DAYS = ENVIRONMENT.number("HEAROUT_MAIL_KEPT_DAYS")

# Signing in: a code by mail, which works once and only in the browser that asked for it. Nobody has a password.
AUTHENTICATION_BACKENDS = ["hearout.web.people.backend.Account"]
SESSION_ENGINE = "hearout.web.people.sessions"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/team/"
SIGN_IN_ANSWERS_AFTER = 0.3  # seconds, whether the address is known or not
REGISTERING_ANSWERS_AFTER = 0.1  # the same for sessions, for which thousands may come within a minute
ACCOUNT_ADAPTER = "hearout.web.people.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "hearout.web.people.forms.AskForCode",
    "confirm_login_code": "hearout.web.people.forms.TypeCode",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code is the proof
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # so that nobody can have this server write to strangers
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_RATE_LIMITS = {  # "key" is the address that a code is asked for
    "request_login_code": "20/m/ip,3/m/key,30/h/key",
    "type_code": "30/m/ip",
    "sign_in_elsewhere": "20/m/ip",
    "form": "60/m/ip",
    "follow": "10/m/ip",
    "follow_code": "20/m/ip",
    "register": "20/m/ip",
    "register_code": "30/m/ip",
    "invite": "30/h/user",
    "tagged": "6/h/key",  # the address of a mailbox, without what stands after a + in its name
}
# Codes are 8 of 20 letters: who tries for a year, as often as this lets them, has a chance below one in 30,000.
SOCIALACCOUNT_ADAPTER = "hearout.web.people.adapters.OtherSiteAdapter"
CACHES = {
    "default": {  # counts attempts, for all processes alike
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_cacheentry",
        "KEY_FUNCTION": "hearout.web.people.limits.cache_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

CSRF_FAILURE_VIEW = "hearout.web.config.errors.csrf_failure"
UPLOAD_MB = ENVIRONMENT.number("HEAROUT_UPLOAD_MB")
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
# Django would write larger files unsealed to the system's folder for such: only the room of uploads takes any.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a page of the set-up has one for each text in each language
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = ADDRESS.secure
if ADDRESS.secure:  # no other host, nor plain http, can set a cookie of such a name
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
