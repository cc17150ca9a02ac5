from __future__ import annotations

from django.db import connection

from casework.checks import (
    case_data_needs_postgresql,
    sealed_files_lie_apart,
    the_scanner_can_be_believed,
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


def test_u_06_sealed_files_below_what_is_served_stop_the_start(settings):
    settings.ATHAR_BLOB_DIR = settings.MEDIA_ROOT / "documents"
    assert ids(sealed_files_lie_apart()) == ["casework.E011"]


def test_u_06_sealed_files_open_to_others_stop_the_start(settings, tmp_path):
    settings.ATHAR_BLOB_DIR = tmp_path
    tmp_path.chmod(0o755)
    assert ids(sealed_files_lie_apart()) == ["casework.E012"]


def test_no_folder_for_sealed_files_stops_the_start(settings):
    settings.ATHAR_BLOB_DIR = ""
    assert ids(sealed_files_lie_apart()) == ["casework.E010"]


def test_u_02_a_scanner_that_is_away_is_told_at_the_start(settings):
    settings.ATHAR_CLAMD_ADDRESS = "127.0.0.1:1"
    assert ids(the_scanner_can_be_believed()) == ["casework.W001"]


def test_the_demo_needs_no_scanner(settings):
    settings.DEMO, settings.ATHAR_CLAMD_ADDRESS = True, ""
    assert ids(the_scanner_can_be_believed()) == []
