from __future__ import annotations

from django.db import connection

from casework.checks import case_data_needs_postgresql, the_vault_has_its_key


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
