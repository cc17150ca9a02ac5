"""The server of a deployment, under production's settings: it starts as the web's login, and as nobody else."""

from __future__ import annotations

import http.client
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.database.base import OWNER
from tests.faults.production import HOST, environment, login_in, server
from tests.faults.programs import manage
from tests.servers.ports import LOOPBACK, free_port

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
ANSWERS_WITHIN_SECONDS = 120
SIGN_IN = "/en/account/sign-in/"
BY_PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}


def get(port, path, **headers):
    """Status, headers and body, as the proxy before the server would get them."""
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=30)
    connection.request("GET", path, headers={"Host": HOST, **headers})
    answer = connection.getresponse()
    return answer.status, answer.headers, answer.read().decode()


def answers(port):
    try:
        return bool(get(port, SIGN_IN))
    except OSError:
        return False


@contextmanager
def served(told):
    """The port of a server that answers; fails with what the server wrote when it ended instead."""
    port = free_port()
    process = server(told, port)
    try:
        deadline = time.monotonic() + ANSWERS_WITHIN_SECONDS
        while not answers(port):
            assert process.poll() is None, log_of(told)
            assert time.monotonic() < deadline
            time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def log_of(told):
    return Path(told["ATHAR_VAR_DIR"], "server.log").read_text()


@pytest.fixture
def web(tmp_path):
    """The environment of a web process, its files of style collected."""
    with login_in("athar_web") as user:
        told = environment(tmp_path, user)
        collected = manage(told, "collectstatic", "--no-input", "--verbosity", "0")
        assert collected.returncode == 0, collected.stderr
        yield told


def test_h_04_production_starts_as_the_webs_login_and_answers_its_proxy(web):
    with served(web) as port:
        status, headers, page = get(port, SIGN_IN, **BY_PROXY)
        assert (status, 'name="password"' in page) == (200, True)
        assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
        assert "__Host-athar-all-form=" in headers["Set-Cookie"]
        assert "Secure" in headers["Set-Cookie"]
        plain, to, _page = get(port, SIGN_IN)
        assert (plain, to["Location"]) == (301, f"https://{HOST}{SIGN_IN}")
        assert get(port, SIGN_IN, **BY_PROXY, Host="evil.example")[0] == 400


def test_h_04_https_is_believed_of_the_named_proxy_alone(web):
    with served({**web, "ATHAR_TRUSTED_PROXIES": "192.0.2.1"}) as port:
        assert get(port, SIGN_IN, **BY_PROXY)[0] == 301


def refusal(told):
    """What a server writes that ends by itself, and never answered."""
    port = free_port()
    process = server(told, port)
    try:
        while process.poll() is None:
            assert not answers(port)
            time.sleep(0.2)
    finally:
        process.terminate()
        process.wait(timeout=30)
    assert process.returncode != 0
    return log_of(told)


def test_z_03_production_does_not_start_as_the_owner_of_the_tables(tmp_path):
    told = refusal(environment(tmp_path, OWNER))
    assert "casework.E006" in told
    assert "belongs to the database user" in told


def test_z_03_production_does_not_start_as_the_worker(tmp_path):
    with login_in("athar_worker") as user:
        told = refusal(environment(tmp_path, user))
    assert "casework.E006: Row security: the database user is a worker." in told


def test_z_03_production_does_not_start_without_an_answer_about_its_policies(tmp_path):
    told = refusal(environment(tmp_path, OWNER) | {"ATHAR_DB_PORT": str(free_port())})
    assert "casework.E006: The database could not be asked" in told


def test_z_03_the_workers_login_names_the_first_people_and_seals_the_log(tmp_path):
    """The order of docs/first-install.md, as it is typed."""
    with login_in("athar_worker") as user:
        told = environment(tmp_path, user)
        invited = [manage(told, "invite", "--area", "staff") for _person in range(2)]
        assert [done.returncode for done in invited] == [0, 0], invited[0].stderr
        logins = [done.stdout.split("\t")[0] for done in invited]
        named = manage(told, "first_grantors", *logins)
        assert named.returncode == 0, named.stderr
        assert manage(told, "audit_seal", "--once").returncode == 0
        assert manage(told, "audit_verify").stdout.startswith("The log is sound")
