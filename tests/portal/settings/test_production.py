"""Production refuses to start on anything missing: each case is a fresh interpreter."""

from __future__ import annotations

import base64
import os
import secrets
import subprocess
import sys

import pytest

from portal.settings.keyfiles import read_or_create_key

GOOD = {
    "ATHAR_ALLOWED_HOSTS": "portal.example.org",
    "ATHAR_BASE_URL": "https://portal.example.org",
    "ATHAR_BLOB_DIR": "/srv/athar/blobs",
    "ATHAR_DB_HOST": "127.0.0.1",
    "ATHAR_DB_NAME": "athar",
    "ATHAR_DB_USER": "athar_web",
    "ATHAR_ELASTICSEARCH_URL": "http://127.0.0.1:9200",
    "ATHAR_ERASURE_LEDGER": "/nowhere/erasures",
    "ATHAR_TRUSTED_PROXIES": "127.0.0.1",
}


@pytest.fixture
def environment(tmp_path):
    for name in ("secret_key", "kek-1", "search_token_key"):
        read_or_create_key(tmp_path / name)
    return {"PATH": os.environ["PATH"], "ATHAR_KEYS_DIR": str(tmp_path), **GOOD}


def start(environment):
    code = "import portal.settings.production as s; print(s.DEBUG, s.DEMO, s.SESSION_COOKIE_SECURE)"
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)


def test_a_complete_environment_starts(environment):
    assert start(environment).stdout.strip() == "False False True"


@pytest.mark.parametrize("name", ["ATHAR_KEYS_DIR", *GOOD])
def test_each_missing_value_stops_the_start(environment, name):
    del environment[name]
    result = start(environment)
    assert result.returncode != 0
    assert name in result.stderr


def test_a_readable_key_stops_the_start(environment, tmp_path):
    (tmp_path / "kek-1").chmod(0o444)
    assert "kek-1" in start(environment).stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATHAR_ALLOWED_HOSTS", "*"),
        ("ATHAR_ALLOWED_HOSTS", ".example.org"),
        ("ATHAR_BASE_URL", "http://portal.example.org"),
        ("ATHAR_ELASTICSEARCH_URL", "http://search.example.org:9200"),
        ("ATHAR_REDIS_URL", "redis://cache.example.org:6379/0"),
    ],
)
def test_a_weak_value_stops_the_start(environment, name, value):
    assert name in start({**environment, name: value}).stderr


def test_one_key_for_two_purposes_stops_the_start(environment, tmp_path):
    (tmp_path / "kek-1").unlink()
    (tmp_path / "kek-1").write_bytes((tmp_path / "secret_key").read_bytes())
    (tmp_path / "kek-1").chmod(0o400)
    assert "different keys" in start(environment).stderr


def printed(environment, expression):
    code = f"import portal.settings.production as s; print({expression})"
    result = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return result.stdout.strip()


def test_h_04_a_database_on_another_machine_is_reached_by_tls_alone(environment):
    options = printed(
        {**environment, "ATHAR_DB_HOST": "db.example.org"}, "s.DATABASES['default']['OPTIONS']['sslmode']"
    )
    assert options == "verify-full"


@pytest.mark.parametrize("host", ["127.0.0.1", "/run/postgresql"])
def test_a_database_on_this_machine_needs_no_tls(environment, host):
    assert printed({**environment, "ATHAR_DB_HOST": host}, "s.DATABASES['default']['OPTIONS'].get('sslmode')") == "None"


@pytest.mark.parametrize(
    ("areas", "name"),
    [
        ("public,account,staff", "staff"),
        ("account,family", "family"),
        ("cms", "cms"),
        ("public,account,family,staff,cms", "all"),
    ],
)
def test_h_03_each_host_has_cookies_of_its_own(environment, areas, name):
    told = printed({**environment, "ATHAR_AREAS": areas}, "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME")
    assert told == f"__Host-athar-{name} __Host-athar-{name}-form"


def test_h_04_djangos_own_check_of_a_deployment_finds_nothing(environment):
    result = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--tag", "security", "--fail-level", "WARNING"],
        env={
            **environment,
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            "ATHAR_VAR_DIR": environment["ATHAR_KEYS_DIR"],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")


def passkey_settings(environment, **more):
    code = "import portal.settings.production as s; print(s.OTP_WEBAUTHN_RP_ID, s.OTP_WEBAUTHN_ALLOWED_ORIGINS, s.ATHAR_STAFF_NEEDS_PASSKEY)"
    result = subprocess.run(
        [sys.executable, "-c", code], env={**environment, **more}, capture_output=True, text=True, check=False
    )
    return result.stdout.strip() or result.stderr


def test_a_04_passkeys_belong_to_the_base_address_and_officers_need_one(environment):
    assert passkey_settings(environment) == "portal.example.org ['https://portal.example.org'] True"


def test_a_04_three_hosts_may_share_a_parent_domain_and_no_other_host_is_an_origin(environment):
    hosts = "portal.example.org,staff.example.org,notexample.org"
    told = passkey_settings(environment, ATHAR_ALLOWED_HOSTS=hosts, ATHAR_PASSKEY_DOMAIN="example.org")
    assert told == "example.org ['https://portal.example.org', 'https://staff.example.org'] True"


def test_a_04_a_passkey_domain_of_somebody_else_stops_the_start(environment):
    assert "ATHAR_PASSKEY_DOMAIN" in passkey_settings(environment, ATHAR_PASSKEY_DOMAIN="evil.example")


def encoded(key):
    return base64.b64encode(key)


UNFIT_KEYS = {
    "empty": b"",
    "short": encoded(secrets.token_bytes(16)),
    "long": encoded(secrets.token_bytes(33)),
    "zeros": encoded(bytes(32)),
    "one byte": encoded(b"\xa5" * 32),
    "two bytes": encoded(b"\xa5\x5a" * 16),
    "a row of numbers": encoded(bytes(range(32))),
    "an example": encoded(b"change-me-change-me-change-me-32"),
    "words": b"django-insecure-this-is-not-a-key",
    "hexadecimal": secrets.token_hex(32).encode(),
    "cut base64": encoded(secrets.token_bytes(32))[:-3],
    "binary": b"\xff" * 44,
}


@pytest.mark.parametrize("content", UNFIT_KEYS.values(), ids=UNFIT_KEYS)
@pytest.mark.parametrize("name", ["kek-1", "secret_key", "search_token_key"])
def test_k_04_an_unfit_key_stops_the_start(environment, tmp_path, name, content):
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(content)
    (tmp_path / name).chmod(0o400)
    result = start(environment)
    assert (result.returncode, f"The key file {name} does not hold" in result.stderr) == (1, True)


@pytest.mark.parametrize("mode", [0o440, 0o404, 0o420, 0o402, 0o444, 0o666])
@pytest.mark.parametrize("name", ["kek-1", "secret_key", "search_token_key"])
def test_k_04_a_key_that_others_may_touch_stops_the_start(environment, tmp_path, name, mode):
    (tmp_path / name).chmod(mode)
    assert f"The key file {name} must be readable by its owner alone" in start(environment).stderr


@pytest.mark.parametrize("name", ["kek-1", "secret_key", "search_token_key"])
def test_k_04_a_missing_key_stops_the_start(environment, tmp_path, name):
    (tmp_path / name).unlink()
    assert f"The key file {name} is missing" in start(environment).stderr


def test_k_04_the_key_of_another_version_must_be_there(environment):
    assert "kek-2 is missing" in start({**environment, "ATHAR_KEK_VERSION": "2"}).stderr


def test_k_04_a_refusal_does_not_print_the_key(environment, tmp_path):
    key = (tmp_path / "kek-1").read_text()
    (tmp_path / "kek-1").chmod(0o444)
    assert key not in start(environment).stderr


def test_a_mail_password_is_a_file_of_its_owner(environment, tmp_path):
    told = {**environment, "ATHAR_SMTP_USER": "portal"}
    assert "smtp_password is missing" in start(told).stderr
    (tmp_path / "smtp_password").write_text("secret")
    (tmp_path / "smtp_password").chmod(0o400)
    assert start(told).returncode == 0
