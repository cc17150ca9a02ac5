"""Settings that hold everywhere. The files beside this one say where the data and the keys are."""

from __future__ import annotations

import os
from pathlib import Path

import django.conf.locale
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("ATHAR_VAR_DIR", BASE_DIR / "var"))

DEBUG = False
DEMO = False
ALLOWED_HOSTS: list[str] = []

# Which URL lists this process serves (docs/decisions/0004-areas.md).
ATHAR_AREAS = ["public", "account", "family", "staff", "cms"]

INSTALLED_APPS = [
    "portal",
    "portal.accounts",
    "portal.family",
    "casework",
    "publications",
    "search",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.users",
    "wagtail.sites",
    # Not used and closed by address, but wagtail-localize's editor imports their models: without tables no user could be deleted.
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.AddressLanguageMiddleware",
    "portal.access.NoStoreMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "portal.middleware.SessionAgeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.access.GateMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.site",
            ],
        },
    },
]

# --- people -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["portal.accounts.backends.LoginNumberBackend"]
LOGIN_URL = "accounts:sign_in"
PASSWORD_HASHERS = ["portal.accounts.hashers.Argon2idHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "portal.accounts.password_rules.LengthValidator"},
    {"NAME": "portal.accounts.password_rules.EasyPasswordValidator"},
    {"NAME": "portal.accounts.password_rules.ContextWordsValidator"},
]
OTP_TOTP_SYNC = False
SESSION_ENGINE = "portal.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser: a phone must not prove a visit of last year
CSRF_FAILURE_VIEW = "portal.views.form_expired"
ATHAR_SESSION_IDLE_SECONDS = {"family": 30 * 60, "staff": 15 * 60, "cms": 30 * 60, "partner": 30 * 60}
ATHAR_SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60
# The telephone number at which families reach their contact person, as it is to be shown; empty where there is none.
ATHAR_FAMILY_LINE = os.environ.get("ATHAR_FAMILY_LINE", "")
# Where the quick exit leads: something that anybody may have been reading.
ATHAR_QUICK_EXIT_URL = os.environ.get("ATHAR_QUICK_EXIT_URL", "https://www.wikipedia.org/")
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Addresses of the proxies whose X-Forwarded-For is believed; of all others it is ignored.
ATHAR_TRUSTED_PROXIES: list[str] = []

# --- languages --------------------------------------------------------------------------------------------------------
django.conf.locale.LANG_INFO["ku"] = {
    "bidi": False,
    "code": "ku",
    "name": "Kurdish (Kurmanji)",
    "name_local": "Kurdî (Kurmancî)",
}
# Without the marks that Django writes on it: the name as readers type and search it.
django.conf.locale.LANG_INFO["ar"]["name_local"] = "العربية"
LANGUAGES = [
    ("ar", _("Arabic")),
    ("en", _("English")),
    ("ku", _("Kurdish (Kurmanji)")),
    ("tr", _("Turkish")),
    ("de", _("German")),
    ("fr", _("French")),
]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "portal.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"

# --- Wagtail ----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Athar"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("ar", "العربية")]
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAILADMIN_LOGIN_URL = "/en/account/sign-in/"
WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL
# A translation of a live page would otherwise go live at once with the source's text in it.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}

# --- search -----------------------------------------------------------------------------------------------------------
ATHAR_SEARCH_ENGINE = "database"
ATHAR_ELASTICSEARCH_URL = ""
ATHAR_SEARCH_INDEX_PREFIX = "athar"

# --- files and background work ----------------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.stylesheets.JoinedStylesheetFinder",
]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# --- what a browser is told -------------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": browsers then send the origin of a form as "null", and no form of ours would be accepted.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Case data never reaches a log: no locals, no query strings, no post data (docs/security.md).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "portal.log_format.PlainFormatter", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
