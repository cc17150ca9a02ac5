"""Tests: the real servers that tests/servers starts, with cheap password hashing and nothing written to var/."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from portal.settings.base import *
from portal.settings.keyfiles import read_or_create_key

DEMO = True
TEST_DIR = Path(os.environ.get("ATHAR_TEST_DIR") or tempfile.mkdtemp(prefix="athar-test-"))
SECRET_KEY = "only for tests " + hashlib.sha256(b"athar").hexdigest()
ATHAR_KEK_FILE = TEST_DIR / "kek-1"
ATHAR_KEK_VERSION = 1
ATHAR_ERASURE_LEDGER = TEST_DIR / "erasures"
read_or_create_key(ATHAR_KEK_FILE)
ATHAR_TOKEN_KEY = hashlib.sha256(b"tests").digest()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = {
    "default": {
        "ENGINE": "tests.database",
        "HOST": os.environ.get("ATHAR_DB_HOST", "127.0.0.1"),
        "PORT": os.environ.get("ATHAR_DB_PORT", "5432"),
        "NAME": os.environ.get("ATHAR_DB_NAME", "athar"),
        "USER": os.environ.get("ATHAR_DB_USER", "athar"),
    },
}
ATHAR_SEARCH_ENGINE = "database"
ATHAR_ELASTICSEARCH_URL = os.environ.get("ATHAR_ELASTICSEARCH_URL", "http://127.0.0.1:1")
ATHAR_SEARCH_INDEX_PREFIX = "athar-test"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = TEST_DIR / "media"
STATIC_ROOT = TEST_DIR / "static"
ATHAR_BLOB_DIR = TEST_DIR / "blobs"
ATHAR_CLAMD_ADDRESS = ""
ATHAR_CLAMD_SIGNATURE_DAYS = None  # the tests' own signature database has no date
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
