"""Production refuses to start on anything missing: each case is a fresh interpreter."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from portal.settings.keyfiles import read_or_create_key

GOOD = {
    "ATHAR_ALLOWED_HOSTS": "portal.example.org",
    "ATHAR_BASE_URL": "https://portal.example.org",
    "ATHAR_DB_HOST": "127.0.0.1",
    "ATHAR_DB_NAME": "athar",
    "ATHAR_DB_USER": "athar_web",
    "ATHAR_ELASTICSEARCH_URL": "http://127.0.0.1:9200",
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
    ],
)
def test_a_weak_value_stops_the_start(environment, name, value):
    assert name in start({**environment, name: value}).stderr


def test_one_key_for_two_purposes_stops_the_start(environment, tmp_path):
    (tmp_path / "kek-1").unlink()
    (tmp_path / "kek-1").write_bytes((tmp_path / "secret_key").read_bytes())
    (tmp_path / "kek-1").chmod(0o400)
    assert "different keys" in start(environment).stderr


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
