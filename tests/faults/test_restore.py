"""Yesterday's backup comes back after an erasure of today."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection

from casework import erasure_ledger
from casework.models import ErasureReason
from casework.services.case_erase import case_erase
from casework.services.erasure_ask import erasure_approve, erasure_ask
from tests.database.tools import dump, tool
from tests.factories.accounts import make_user
from tests.factories.casework import make_grant, make_registration, make_staff, make_supervisor
from tests.faults.programs import environment, manage, python

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
START = "import portal.wsgi"
READ = """
import django; django.setup()
from casework.models import Registration
print(Registration.objects.select_related("data_key").get().narrative)
"""


@pytest.fixture
def yesterday(tmp_path):
    """A registration, and the backup that holds it; restored as a database of its own."""
    registration = make_registration(narrative="told yesterday", relative=make_user("family"))
    dump("--format=custom", "--file", str(tmp_path / "backup"))
    yield registration
    tool("dropdb", "--if-exists", f"{connection.settings_dict['NAME']}_restored")


def erase(registration):
    officer = make_staff()
    make_grant(officer, "protection_officer")
    case = registration.case
    request = erasure_ask(actor=make_supervisor(case.team), case=case, reason=ErasureReason.FAMILY)
    case_erase(request=erasure_approve(actor=officer, request=request))


def restore(folder):
    name = f"{connection.settings_dict['NAME']}_restored"
    tool("dropdb", "--if-exists", name)
    tool("createdb", name)
    tool("pg_restore", "--no-owner", "--dbname", name, str(folder / "backup"))
    more = f"ATHAR_ERASURE_LEDGER = {str(settings.ATHAR_ERASURE_LEDGER)!r}"
    return environment(folder, more=more, NAME=name)


def test_k_03_a_restored_backup_does_not_start_before_the_replay(settings, tmp_path, yesterday):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    erase(yesterday)
    restored = restore(tmp_path)
    assert "told yesterday" in python(READ, restored).stdout
    assert "casework.E005: 2 erased keys are back" in python(START, restored).stderr
    assert "2 erasures replayed" in manage(restored, "replay_erasures").stdout
    assert python(START, restored).returncode == 0
    assert "The vault refused" in python(READ, restored).stderr


def test_k_03_a_forged_ledger_stops_start_and_replay(settings, tmp_path, yesterday):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    erase(yesterday)
    ledger = settings.ATHAR_ERASURE_LEDGER
    ledger.write_text("".join(ledger.read_text().splitlines(keepends=True)[1:]))
    with pytest.raises(erasure_ledger.LedgerBroken):
        erasure_ledger.read()
    restored = restore(tmp_path)
    assert "casework.E004" in python(START, restored).stderr
    assert manage(restored, "replay_erasures").returncode == 1


def test_k_03_an_ordinary_restore_starts(settings, tmp_path, yesterday):
    settings.ATHAR_ERASURE_LEDGER = tmp_path / "erasures"
    assert python(START, restore(tmp_path)).returncode == 0
