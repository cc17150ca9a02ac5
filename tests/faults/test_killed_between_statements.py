from __future__ import annotations

import subprocess
import sys
from itertools import count

import pytest

from casework.audit import EventTag
from casework.enums import CaseState
from casework.models import AuditEvent, Case
from tests.factories.casework import make_case, make_officer
from tests.faults.programs import environment

BEFORE, AFTER = CaseState.IN_LINE_OF_INQUIRY, CaseState.NO_ACTIVE_LEAD


@pytest.fixture
def worker(tmp_path):
    """Takes a case and its officer; gives a function that runs the act and kills it after so many statements."""
    started = []

    def start(officer, case):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.killed", str(officer.pk), case.pk],
            env=environment(tmp_path),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)

        def act(statements):
            process.stdin.write(f"{statements}\n")
            process.stdin.flush()
            return process.stdout.readline().strip()

        return act

    yield start
    for process in started:
        process.communicate()


@pytest.mark.django_db(transaction=True)
def test_l_02_a_process_that_is_killed_leaves_no_change_without_its_event(worker):
    officer = make_officer()
    case = make_case(officer=officer, state=BEFORE)
    act, killed = worker(officer, case), 0
    for statements in count(1):
        answer = act(statements)
        assert answer in {"killed", "done"}
        events = AuditEvent.objects.filter(tag=EventTag.STAFF_CASE_ADVANCED, subject_id=case.pk).count()
        changed = Case.objects.get(pk=case.pk).state == AFTER
        assert (changed, events) == ((True, 1) if answer == "done" else (False, 0))
        if answer == "done":
            break
        killed += 1
    assert killed >= 4  # the rights, the row, its change, the event
