"""Settings that hold everywhere. The files beside this one say where the data and the keys are."""

from __future__ import annotations

import os
from pathlib import Path

import django.conf.locale
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal.settings.cookies import cookie_name

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = Path(os.environ.get("ATHAR_VAR_DIR", BASE_DIR / "var"))

DEBUG = False
DEMO = False
ALLOWED_HOSTS: list[str] = []

# Which URL lists this process serves (docs/decisions/0004-areas.md).
ATHAR_AREAS = ["public", "account", "family", "staff", "cms", "files"]

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
    "django_otp_webauthn",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    # First, so that static files, refused hosts and redirects to HTTPS carry them too.
    "portal.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.headers.MethodsMiddleware",
    "portal.cookieless.CookielessMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.compression.PublicGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.AddressLanguageMiddleware",
    "portal.access.NoStoreMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "portal.accounts.middleware.AccountMiddleware",
    "portal.middleware.OwnLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.refused_methods.RefusedMethodMiddleware",
    "portal.access.GateMiddleware",
    "portal.vault_alarm.VaultAlarmMiddleware",
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
# Passkeys. A phone shows the name, so it is neutral. The domain (RP id) and the origins are fixed here and never read from a request; the
# files beside this one say which.
OTP_WEBAUTHN_RP_NAME = "Portal"
OTP_WEBAUTHN_RP_ID = "localhost"
OTP_WEBAUTHN_ALLOWED_ORIGINS = ["http://localhost:8000"]
OTP_WEBAUTHN_SUPPORTED_COSE_ALGORITHMS = [-7, -8, -257]  # ES256, EdDSA, RS256
OTP_WEBAUTHN_HELPER_CLASS = "portal.accounts.passkeys.PasskeyCeremony"
# True: officers enter the staff area by passkey alone; an app or a paper list then only opens the page on which a passkey is added.
ATHAR_STAFF_NEEDS_PASSKEY = False
SESSION_ENGINE = "portal.accounts.sessions"
# In every file but the demo's, which says why.
SESSION_COOKIE_NAME = cookie_name(ATHAR_AREAS)
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # never "remember me"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = cookie_name(ATHAR_AREAS) + "-form"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser: a phone must not prove a visit of last year
CSRF_FAILURE_VIEW = "portal.views.form_expired"
# Counted on the server (portal/accounts/middleware.py): what a page asks for by itself prolongs nothing.
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
# Those that staff pages speak as well: who works here chooses one of them (portal/own_language.py).
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

# --- the log ----------------------------------------------------------------------------------------------------------
# Where `audit_anchor` keeps the signed head of the log's chain: a file on a disk that another administrator holds.
ATHAR_AUDIT_ANCHOR = os.environ.get("ATHAR_AUDIT_ANCHOR", "")
# How much one reader may see within an hour: (more asks for a fresh second factor, more pauses the reading). By day is meant all
# of it, by night what of it was seen at night.
ATHAR_READING_LIMITS = {
    "cases": {"day": (40, 80), "night": (10, 20)},  # different cases opened
    "unassigned": {"day": (20, 40), "night": (5, 10)},  # of these, cases that the reader does not answer for
    "searches": {"day": (60, 120), "night": (20, 40)},
    "listings": {"day": (60, 120), "night": (20, 40)},  # pages of the list: 400 files are 16
    "documents": {"day": (60, 120), "night": (20, 40)},
    "looks": {"day": (300, 600), "night": (100, 200)},  # everything, the same case again too
}
ATHAR_READING_NIGHT = (21, 6)  # from this full hour to that, in TIME_ZONE

# --- search -----------------------------------------------------------------------------------------------------------
ATHAR_SEARCH_ENGINE = "database"
ATHAR_ELASTICSEARCH_URL = ""
# The file of the authority that signed the search server's certificate; empty: one of those that everybody trusts.
ATHAR_ELASTICSEARCH_CA = os.environ.get("ATHAR_ELASTICSEARCH_CA", "")
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
# Documents of families: sealed files under random names, outside everything that is served.
ATHAR_BLOB_DIR = VAR_DIR / "blobs"
FILE_UPLOAD_HANDLERS = ["casework.uploads.sealing.SealingUploadHandler", "casework.uploads.sealing.MemoryOnlyHandler"]
# Smaller than clamd's StreamMaxLength, which is smaller than its MaxFileSize: clamd passes what is larger unread.
ATHAR_UPLOAD_MAX_BYTES = 10 * 1024 * 1024
ATHAR_UPLOAD_FILES_AN_HOUR = 30
# Of one account: the worker checks one file after the other, and everybody's wait in one line.
ATHAR_UPLOAD_FILES_WAITING = 12
ATHAR_UPLOAD_ACCOUNT_BYTES = 300 * 1024 * 1024
ATHAR_UPLOAD_MAX_PIXELS = 50_000_000
ATHAR_UPLOAD_MAX_PAGES = 500
ATHAR_UPLOAD_READ_SECONDS = 30
# `host:port`, or the path of a socket. Empty: documents stay "being checked" and are handed to nobody.
ATHAR_CLAMD_ADDRESS = os.environ.get("ATHAR_CLAMD_ADDRESS", "")
ATHAR_CLAMD_SECONDS = 30
ATHAR_CLAMD_SIGNATURE_DAYS: int | None = 7
# An origin of its own (https://files.example.org) to which no cookie of the portal is ever sent; empty: the portal's own.
ATHAR_FILES_ORIGIN = os.environ.get("ATHAR_FILES_ORIGIN", "")
ATHAR_FILES_SECONDS = 60
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds
# The bare address that notices come from. It should tell nothing about the institution; empty where no notice is sent.
ATHAR_NOTICE_SENDER = "post@localhost"

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
        "object-src": [NONE],
        # A form that opens a document is led on to where files are served.
        "form-action": [SELF, *filter(None, [ATHAR_FILES_ORIGIN])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- what is left behind ----------------------------------------------------------------------------------------------
# Case data never reaches a log: fields by an allow-list, no locals, no query strings, no form fields, no mail (docs/security.md).
ADMINS: list[tuple[str, str]] = []
MANAGERS: list[tuple[str, str]] = []
DEFAULT_EXCEPTION_REPORTER = "portal.error_reports.NoReport"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "portal.log_format.PlainFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        # Django gives this logger a handler that mails errors with all that was posted: it is taken away.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        # Each statement with its parameters, when debugging is on.
        "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": True},
        # Of each search its length and language, never its words.
        "search.public": {"level": "INFO"},
    },
}

# Who to tell of a hole in this site: shown at /.well-known/security.txt; the operator's own, so there is no default.
ATHAR_SECURITY_CONTACT = os.environ.get("ATHAR_SECURITY_CONTACT", "")
# Broken glass: for how many hours a second person's approval opens a case that is not the reader's own.
ATHAR_BREAK_GLASS_HOURS = 8
