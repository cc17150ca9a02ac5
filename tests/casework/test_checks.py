from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from casework import checks
from casework.audit.anchoring import write_anchor
from casework.audit.sealing import seal_all
from casework.checks import (
    QUIET_SERVER,
    case_data_needs_postgresql,
    erased_stays_erased,
    loud_settings,
    sealed_files_lie_apart,
    stored_keys_open,
    the_database_server_keeps_words_out_of_its_log,
    the_log_is_as_it_was_anchored,
    the_scanner_can_be_believed,
    the_vault_has_its_key,
)
from casework.models import Case, DataKey, KeyKind
from casework.services.registration_open import registration_open
from tests.casework.services.test_registration_open import GIVEN
from tests.casework.vault.keks import new_kek, use_kek
from tests.factories.casework import make_officer, make_registration, make_team
from tests.factories.log import an_intruders_hand, make_event


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


@pytest.fixture
def keks(settings, tmp_path):
    use_kek(settings, tmp_path, 1)
    return tmp_path


@pytest.mark.django_db
def test_k_04_stored_keys_that_open_let_it_start(keks):
    make_registration()
    assert ids(stored_keys_open()) == []


@pytest.mark.django_db
def test_k_04_another_key_under_the_same_name_stops_the_start(settings, keks):
    make_registration()
    (keks / "other").mkdir()
    settings.ATHAR_KEK_FILE = new_kek(keks / "other", 1)
    assert ids(stored_keys_open()) == ["casework.E003"]


@pytest.mark.django_db
def test_k_04_a_missing_older_key_stops_the_start(settings, keks):
    make_registration()
    use_kek(settings, keks, 2)
    make_registration()
    (keks / "kek-1").unlink()
    assert [message.msg for message in stored_keys_open()] == [
        "Keys of version 1 do not open: the key file kek-1 is missing or wrong."
    ]


@pytest.mark.django_db
def test_k_04_one_spoilt_row_does_not_close_the_site(keks):
    DataKey.objects.create_for(KeyKind.PERSON)
    DataKey.objects.filter(pk=DataKey.objects.create_for(KeyKind.PERSON).pk).update(wrapped=bytes(40))
    assert ids(stored_keys_open()) == []


@pytest.mark.django_db
def test_k_04_without_a_key_nothing_is_written(settings, tmp_path):
    team = make_team()
    officer = make_officer(team)
    settings.ATHAR_KEK_FILE = tmp_path / "nothing"
    with pytest.raises(ImproperlyConfigured):
        registration_open(actor=officer, team=team, given=GIVEN)
    assert not Case.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("check", [stored_keys_open, erased_stays_erased])
def test_before_the_first_migration_there_is_nothing_to_judge(monkeypatch, settings, tmp_path, check):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    monkeypatch.setattr(checks, "_has_tables", lambda: False)
    assert ids(check()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("vendor", ["postgresql", "sqlite"])
def test_k_03_every_database_tells_of_keys_that_are_back(monkeypatch, settings, tmp_path, keks, vendor):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    key = DataKey.objects.create_for(KeyKind.PERSON)
    checks.erasure_ledger.append([key.pk])
    monkeypatch.setattr(connection, "vendor", vendor, raising=False)
    assert (ids(stored_keys_open()), ids(erased_stays_erased())) == ([], ["casework.E005"])


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


QUIET = {name: allowed[0] for name, allowed in QUIET_SERVER.items()}


def test_p_03_a_quiet_database_server_lets_it_start():
    assert loud_settings(QUIET) == []


@pytest.mark.parametrize("name", QUIET_SERVER)
def test_p_03_each_loud_setting_stops_the_start(name):
    assert ids(loud_settings(QUIET | {name: "loud"})) == ["casework.E007"]


@pytest.mark.parametrize("name", QUIET_SERVER)
def test_p_03_a_setting_that_is_not_told_counts_as_loud(name):
    assert ids(loud_settings({told: value for told, value in QUIET.items() if told != name})) == ["casework.E007"]


def test_p_03_a_library_that_writes_statements_down_stops_the_start():
    assert ids(loud_settings(QUIET | {"shared_preload_libraries": "pg_stat_statements,auto_explain"})) == [
        "casework.E007"
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


@pytest.mark.django_db
def test_l_03_a_log_that_was_cut_behind_its_anchor_stops_the_start(settings, tmp_path):
    settings.ATHAR_AUDIT_ANCHOR = str(tmp_path / "anchor")
    assert ids(the_log_is_as_it_was_anchored()) == []  # nothing is anchored yet
    make_event()
    seal_all()
    write_anchor(tmp_path / "anchor")
    assert ids(the_log_is_as_it_was_anchored()) == []
    with an_intruders_hand() as cursor:
        cursor.execute("DELETE FROM casework_auditevent")
        cursor.execute("DELETE FROM casework_auditseal")
    assert ids(the_log_is_as_it_was_anchored()) == ["casework.E008"]
