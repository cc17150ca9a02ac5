"""Errors of every kind, with the words of people around them: what is left behind holds none of them."""

from __future__ import annotations

import io
import logging
import shutil

import psycopg
import pytest
from django.core import mail
from django.test import Client
from django.utils.log import AdminEmailHandler
from django.views.debug import get_exception_reporter_class

from casework.checks import QUIET_SERVER, loud_settings
from portal.error_reports import NoReport
from portal.log_format import PlainFormatter
from tests.access.routes import all_routes
from tests.faults.breaking import CANARY
from tests.servers import postgres

NOT_OURS = ("_pytest", "pytest_django")


def handlers():
    """Every handler that this process's loggers have, but for those of the test runner."""
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in logging.root.manager.loggerDict)]
    found = {handler for logger in loggers for handler in logger.handlers}
    writing = [handler for handler in found if not isinstance(handler, logging.NullHandler)]
    return [handler for handler in writing if not type(handler).__module__.startswith(NOT_OURS)]


@pytest.fixture
def log(monkeypatch):
    """What the site's own handlers write from here on."""
    text = io.StringIO()
    for handler in handlers():
        if isinstance(handler, logging.StreamHandler):
            monkeypatch.setattr(handler, "stream", text)
    return text


@pytest.fixture
def breaking(settings):
    """Every view fails."""
    settings.MIDDLEWARE = ["tests.faults.breaking.BreakingMiddleware", *settings.MIDDLEWARE]
    return Client(raise_request_exception=False)


@pytest.fixture
def clashing(settings):
    settings.MIDDLEWARE = ["tests.faults.breaking.ClashingMiddleware", *settings.MIDDLEWARE]
    return Client(raise_request_exception=False)


def test_p_03_every_handler_prints_by_the_allow_list():
    assert [handler for handler in handlers() if not isinstance(handler.formatter, PlainFormatter)] == []


def test_p_03_no_handler_mails_what_was_posted():
    assert [handler for handler in handlers() if isinstance(handler, AdminEmailHandler)] == []


def test_p_03_no_view_that_fails_tells_what_it_held(breaking, log, db):
    headers = {"User-Agent": CANARY, "Referer": f"http://testserver/{CANARY}", "X-Forwarded-For": CANARY}
    for route in all_routes():
        breaking.post(f"{route.path}?q={CANARY}", {"name": CANARY}, headers=headers)
    assert log.getvalue().count("ValueError") > 10
    assert (CANARY in log.getvalue(), mail.outbox) == (False, [])


def test_p_03_the_page_of_an_error_tells_nothing(breaking, db):
    response = breaking.post("/en/", {"name": CANARY})
    assert (response.status_code, CANARY in response.text, "ValueError" in response.text) == (500, False, False)


@pytest.mark.django_db
def test_p_03_a_clash_in_the_database_is_logged_without_the_row(clashing, log):
    assert clashing.post("/en/", {"name": CANARY}).status_code == 500
    assert "IntegrityError" in log.getvalue()
    assert CANARY not in log.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", ["Host", "Referer", "Origin", "X-Forwarded-For", "User-Agent", "Accept-Language", "Cookie", "X-Any"]
)
def test_p_03_no_header_writes_a_line_of_its_own(log, header):
    forged = f"{CANARY}\r\n2026-11-23 CRITICAL portal forged"
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.post("/en/account/sign-in/", {"login": "1"}, secure=True, headers={header: forged})
    assert (CANARY in log.getvalue(), "forged" in log.getvalue()) == (False, False)


def test_p_03_the_report_of_an_error_is_empty(rf):
    request = rf.post(f"/?q={CANARY}", {"name": CANARY})
    error = ValueError(CANARY)
    report = NoReport(request, ValueError, error, None, is_email=True)
    assert CANARY not in report.get_traceback_html() + report.get_traceback_text() + str(report.get_traceback_data())
    assert get_exception_reporter_class(request) is NoReport


def test_p_03_nobody_is_mailed_about_errors(settings):
    assert (settings.ADMINS, settings.MANAGERS) == ([], [])


# --- the database server's own log --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own_postgres(tmp_path_factory):
    """A server of its own with the settings that production must have: its superuser's address, and its log."""
    folder = tmp_path_factory.mktemp("servers") / "postgres"
    folder.mkdir()
    server = postgres.start(folder)
    home = folder.resolve()
    yield server.address.replace("athar@", "postgres@"), home / "server.log"
    server.stop()
    shutil.rmtree(home, ignore_errors=True)


MISTAKES = (
    f"INSERT INTO people VALUES ('{CANARY}', 1)",
    f"SELECT '{CANARY}'::integer",
    f"INSERT INTO people VALUES ('{CANARY}{CANARY}', 2)",
    f"INSERT INTO people VALUES ('x', -1) -- {CANARY}",
    f"SELECT {CANARY.replace('-', '_')} FROM people",
    f"DO $$ BEGIN RAISE WARNING '{CANARY}'; END $$",
)


@pytest.mark.postgres
def test_p_03_the_database_server_logs_no_row_no_value_and_no_statement(own_postgres):
    address, log = own_postgres
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (name varchar(20) PRIMARY KEY, age integer CHECK (age > 0))")
        connection.execute("INSERT INTO people VALUES (%s, 1)", [CANARY])
        for mistake in MISTAKES:
            try:
                connection.execute(mistake)
            except psycopg.Error:
                continue
        with pytest.raises(psycopg.errors.UniqueViolation, match=CANARY):
            connection.execute("INSERT INTO people VALUES (%s, 1)", [CANARY])
    text = log.read_text(errors="replace")
    assert ("ready to accept connections" in text, CANARY in text, "people" in text) == (True, False, False)


@pytest.mark.postgres
def test_p_03_the_check_reads_what_the_server_has(own_postgres):
    ask = "SELECT name, setting FROM pg_settings WHERE name = ANY(%s)"
    with psycopg.connect(own_postgres[0]) as connection:
        quiet = dict(connection.execute(ask, [list(QUIET_SERVER)]).fetchall())
        connection.execute("SET log_min_duration_statement = 0")
        loud = dict(connection.execute(ask, [list(QUIET_SERVER)]).fetchall())
    assert (loud_settings(quiet), len(loud_settings(loud))) == ([], 1)
