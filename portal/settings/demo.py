"""`make demo`: SQLite, key files made on first use, no server needed."""

from __future__ import annotations

import os

from portal.settings.base import *
from portal.settings.keyfiles import read_or_create_key

DEMO = True
KEYS_DIR = VAR_DIR / "keys"
SECRET_KEY = read_or_create_key(KEYS_DIR / "secret_key").hex()
ATHAR_KEK_FILE = KEYS_DIR / "kek-1"
ATHAR_KEK_VERSION = 1
ATHAR_ERASURE_LEDGER = VAR_DIR / "erasures"
ATHAR_TOKEN_KEY = read_or_create_key(KEYS_DIR / "search_token_key")
read_or_create_key(ATHAR_KEK_FILE)

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "demo.sqlite3",
        "OPTIONS": {
            # Readers go on while one writes; a writer waits its turn instead of failing half way.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    },
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The demo speaks plain HTTP. Chromium and Firefox take Secure cookies from http://localhost; Safari, Python's http.cookiejar and curl do not,
# and nobody could sign in with them. Production's cookies are always Secure and bound (`__Host-`); with ATHAR_SECURE_COOKIES=1 these are too.
if os.environ.get("ATHAR_SECURE_COOKIES") != "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
    SESSION_COOKIE_NAME = "athar-demo"
    CSRF_COOKIE_NAME = "athar-demo-form"
WAGTAILADMIN_BASE_URL = os.environ.get("ATHAR_BASE_URL", "http://localhost:8000")
OTP_WEBAUTHN_ALLOWED_ORIGINS = [WAGTAILADMIN_BASE_URL]
ATHAR_SEARCH_ENGINE = os.environ.get("ATHAR_SEARCH_ENGINE", "database")
ATHAR_ELASTICSEARCH_URL = os.environ.get("ATHAR_ELASTICSEARCH_URL", "http://127.0.0.1:19200")
ATHAR_SEARCH_INDEX_PREFIX = os.environ.get("ATHAR_SEARCH_INDEX_PREFIX", "athar")
# No worker runs beside the demo.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
