from __future__ import annotations

import pytest
from django.db import connection

from casework.checks import (
    QUIET_SERVER,
    case_data_needs_postgresql,
    loud_settings,
    the_database_server_keeps_words_out_of_its_log,
    the_vault_has_its_key,
)


def ids(messages):
    return [message.id for message in messages]


def test_sqlite_is_refused_outside_the_demo(settings, monkeypatch):
    settings.DEMO = False
    monkeypatch.setattr(connection, "vendor", "sqlite", raising=False)
    assert ids(case_data_needs_postgresql()) == ["casework.E001"]


def test_sqlite_serves_the_demo(settings, monkeypatch):
    settings.DEMO = True
    monkeypatch.setattr(connection, "vendor", "sqlite", raising=False)
    assert ids(case_data_needs_postgresql()) == []


def test_postgresql_serves_production(settings):
    settings.DEMO = False
    assert ids(case_data_needs_postgresql()) == []


def test_a_missing_key_stops_the_start(settings, tmp_path):
    settings.ATHAR_KEK_FILE = tmp_path / "kek-1"
    assert ids(the_vault_has_its_key()) == ["casework.E002"]


def test_a_sound_key_lets_it_start():
    assert ids(the_vault_has_its_key()) == []


QUIET = {name: allowed[0] for name, allowed in QUIET_SERVER.items()}


def test_p_03_a_quiet_database_server_lets_it_start():
    assert loud_settings(QUIET) == []


@pytest.mark.parametrize("name", QUIET_SERVER)
def test_p_03_each_loud_setting_stops_the_start(name):
    assert ids(loud_settings(QUIET | {name: "loud"})) == ["casework.E003"]


@pytest.mark.parametrize("name", QUIET_SERVER)
def test_p_03_a_setting_that_is_not_told_counts_as_loud(name):
    assert ids(loud_settings({told: value for told, value in QUIET.items() if told != name})) == ["casework.E003"]


def test_p_03_a_library_that_writes_statements_down_stops_the_start():
    assert ids(loud_settings(QUIET | {"shared_preload_libraries": "pg_stat_statements,auto_explain"})) == [
        "casework.E003"
    ]


@pytest.mark.django_db
def test_p_03_a_loud_server_is_told_to_production(settings):
    settings.DEMO = False
    with connection.cursor() as cursor:
        cursor.execute("SELECT setting FROM pg_settings WHERE name = 'log_min_messages'")
        is_loud = cursor.fetchone() == ("warning",)
    told = the_database_server_keeps_words_out_of_its_log(databases=["default"])
    assert bool(told) == is_loud


@pytest.mark.django_db
def test_p_03_the_demo_asks_no_server(settings):
    settings.DEMO = True
    assert the_database_server_keeps_words_out_of_its_log(databases=["default"]) == []
