from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, ReadingPaused
from casework.models import AuditEvent, Notice
from casework.services.reading_pause import paused_readers, reading_pause, reading_release
from tests.factories.casework import make_auditor, make_grant, make_officer, make_staff, make_supervisor

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def protection_officer():
    user = make_staff()
    make_grant(user, Role.PROTECTION_OFFICER)
    return user


@pytest.fixture
def paused(officer, protection_officer):
    reading_pause(actor=officer, refusal=ReadingPaused(begins=True))
    return officer


def test_l_05_the_protection_officers_learn_of_a_pause(paused, protection_officer):
    assert list(Notice.objects.values_list("account", flat=True)) == [protection_officer.pk]


def test_l_05_a_pause_is_an_event(paused):
    event = AuditEvent.objects.get(tag=EventTag.STAFF_READING_BLOCKED)
    assert (event.actor_id, event.subject_id) == (paused.pk, str(paused.pk))


def test_further_tries_are_refusals_without_a_further_notice(paused):
    reading_pause(actor=paused, refusal=ReadingPaused(begins=False))
    assert AuditEvent.objects.filter(tag=EventTag.STAFF_ACT_REFUSED, actor_id=paused.pk).count() == 1
    assert Notice.objects.count() == 1


def test_paused_readers_are_listed_until_released(paused, protection_officer):
    assert paused_readers() == [paused]
    reading_release(actor=protection_officer, reader=paused)
    assert paused_readers() == []


@pytest.mark.parametrize("make", [make_officer, make_supervisor, make_auditor, make_staff])
def test_l_05_nobody_else_lifts_a_pause(paused, make):
    with pytest.raises(NotAllowed):
        reading_release(actor=make(), reader=paused)
    assert paused_readers() == [paused]


def test_l_05_nobody_lifts_a_pause_of_their_own(protection_officer):
    reading_pause(actor=protection_officer, refusal=ReadingPaused(begins=True))
    with pytest.raises(NotAllowed):
        reading_release(actor=protection_officer, reader=protection_officer)
