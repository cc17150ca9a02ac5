"""Production: PostgreSQL, key files that must exist, HTTPS. Anything missing stops the start with one clear line."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *
from portal.settings.cookies import cookie_name
from portal.settings.keyfiles import read_key, read_secret


def required(name: str) -> str:
    """The environment's value of `name`; raises ImproperlyConfigured when it is missing or empty."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} must be set.")
    return value


def required_https(name: str) -> str:
    """The same, of an address that must be reached over HTTPS."""
    value = required(name)
    if not value.startswith("https://"):
        raise ImproperlyConfigured(f"{name} must begin with https://.")
    return value


LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def encrypted_or_local(name: str, value: str, *, schemes: tuple[str, ...]) -> str:
    """`value`, the address of a service. Raises ImproperlyConfigured for one that is reached in clear over a network."""
    address = urlsplit(value)
    if address.scheme not in schemes and address.hostname not in LOOPBACK:
        raise ImproperlyConfigured(f"{name} must begin with {schemes[0]}://, or name this machine.")
    return value


def database_options(host: str) -> dict[str, str]:
    """TLS with a checked certificate, unless the database answers on this machine."""
    # Solid-state disks: the default makes the planner read whole tables where an index of ids would do.
    options = {"options": "-c random_page_cost=1.1"}
    if host.startswith("/") or host in LOOPBACK:
        return options
    return {**options, "sslmode": "verify-full", "sslrootcert": os.environ.get("ATHAR_DB_SSL_ROOT", "system")}


def required_hosts(name: str) -> list[str]:
    """The same, of host names: a wildcard would let a stranger's Host header into links."""
    hosts = required(name).split(",")
    if any(host.startswith((".", "*")) for host in hosts):
        raise ImproperlyConfigured(f"{name} must name each host in full.")
    return hosts


KEYS_DIR = Path(required("ATHAR_KEYS_DIR"))
ATHAR_KEK_VERSION = int(os.environ.get("ATHAR_KEK_VERSION", "1"))
ATHAR_KEK_FILE = KEYS_DIR / f"kek-{ATHAR_KEK_VERSION}"
keys = [read_key(path) for path in (KEYS_DIR / "secret_key", ATHAR_KEK_FILE, KEYS_DIR / "search_token_key")]
if len(set(keys)) < len(keys):
    raise ImproperlyConfigured("The key files must hold different keys.")
# On another disk than the database and its backups: a restore must find what was erased since.
ATHAR_ERASURE_LEDGER = Path(required("ATHAR_ERASURE_LEDGER"))
SECRET_KEY, ATHAR_TOKEN_KEY = keys[0].hex(), keys[2]
ATHAR_TRUSTED_PROXIES = required("ATHAR_TRUSTED_PROXIES").split(",")

ATHAR_BLOB_DIR = Path(required("ATHAR_BLOB_DIR"))
ATHAR_AREAS = [area for area in os.environ.get("ATHAR_AREAS", ",".join(ATHAR_AREAS)).split(",") if area]
ALLOWED_HOSTS = required_hosts("ATHAR_ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
WAGTAILADMIN_BASE_URL = required_https("ATHAR_BASE_URL")
# The domain that passkeys belong to: the base address's host, or a parent of it that all three hosts share. Changing it voids every passkey.
OTP_WEBAUTHN_RP_ID = os.environ.get("ATHAR_PASSKEY_DOMAIN") or str(urlsplit(WAGTAILADMIN_BASE_URL).hostname)
if not f".{urlsplit(WAGTAILADMIN_BASE_URL).hostname}".endswith(f".{OTP_WEBAUTHN_RP_ID}"):
    raise ImproperlyConfigured("ATHAR_PASSKEY_DOMAIN must be the host of ATHAR_BASE_URL, or a parent of it.")
OTP_WEBAUTHN_ALLOWED_ORIGINS = [
    f"https://{host}" for host in ALLOWED_HOSTS if host == OTP_WEBAUTHN_RP_ID or host.endswith(f".{OTP_WEBAUTHN_RP_ID}")
]
ATHAR_STAFF_NEEDS_PASSKEY = os.environ.get("ATHAR_STAFF_NEEDS_PASSKEY", "1") != "0"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": required("ATHAR_DB_HOST"),
        "PORT": os.environ.get("ATHAR_DB_PORT", "5432"),
        "NAME": required("ATHAR_DB_NAME"),
        "USER": required("ATHAR_DB_USER"),
        "PASSWORD": os.environ.get("ATHAR_DB_PASSWORD", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": database_options(required("ATHAR_DB_HOST")),
    },
}
ATHAR_SEARCH_ENGINE = "elasticsearch"
ATHAR_ELASTICSEARCH_URL = encrypted_or_local(
    "ATHAR_ELASTICSEARCH_URL", required("ATHAR_ELASTICSEARCH_URL"), schemes=("https",)
)
if redis_url := os.environ.get("ATHAR_REDIS_URL"):
    encrypted_or_local("ATHAR_REDIS_URL", redis_url, schemes=("rediss", "unix"))
    CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": redis_url}}

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Notices: without a mail server none goes out. TLS always; the password is a file beside the keys, never in the environment.
ATHAR_NOTICE_SENDER = os.environ.get("ATHAR_NOTICE_SENDER", "")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("ATHAR_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("ATHAR_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("ATHAR_SMTP_USER", "")
EMAIL_HOST_PASSWORD = read_secret(KEYS_DIR / "smtp_password") if EMAIL_HOST_USER else ""
EMAIL_USE_SSL = EMAIL_PORT == 465  # noqa: PLR2004 - the port of mail over TLS
EMAIL_USE_TLS = not EMAIL_USE_SSL
SECURE_SSL_REDIRECT = True
# Not SECURE_PROXY_SSL_HEADER: Django would believe it of anybody. portal.wsgi reads it from the proxies above alone.
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading writes the host into every browser of the world, for years: the domain's owner decides that, not a setting.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SESSION_COOKIE_NAME = cookie_name(ATHAR_AREAS)
CSRF_COOKIE_NAME = f"{SESSION_COOKIE_NAME}-form"
