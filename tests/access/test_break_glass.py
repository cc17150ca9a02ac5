"""Opening a case in need: reason, second person, some hours, and those who answer for it are told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent, BreakGlass, Case, Notice
from casework.services.break_glass_approve import break_glass_approve, break_glass_end
from casework.services.break_glass_ask import break_glass_ask
from casework.services.role_grant import role_end
from tests.access.answers import told
from tests.database.roles import as_web
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_glass,
    make_grant,
    make_named_case,
    make_officer,
    make_protection_officer,
    make_recusal,
    make_staff,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db
REASON = "The family called at night."


@pytest.fixture
def lead():
    return make_officer()


@pytest.fixture
def case(lead):
    return make_named_case("محمد المصري", officer=lead)


@pytest.fixture
def reference(case):
    return case.registrations.get().reference


@pytest.fixture
def reader():
    account = make_account("staff", language="en")
    make_grant(account.user, Role.OFFICER, make_team())
    return account


@pytest.fixture
def guardian():
    return make_protection_officer()


def asked(reader, reference):
    break_glass_ask(actor=reader.user, reference=reference, reason=REASON)
    return BreakGlass.objects.filter(reader=reader.user).first()


def sees(actor, case):
    return Case.objects.visible_to(actor).filter(pk=case.pk).exists()


def test_z_08_a_request_opens_nothing(reader, case, reference):
    asked(reader, reference)
    assert not sees(reader.user, case)


def test_z_08_a_second_person_opens_the_case_for_some_hours(reader, case, reference, guardian, settings):
    glass = break_glass_approve(actor=guardian, glass=asked(reader, reference))
    assert sees(reader.user, case)
    assert glass.until - glass.since == dt.timedelta(hours=settings.ATHAR_BREAK_GLASS_HOURS)


def test_z_08_it_is_over_when_the_hours_are(reader, case, reference, guardian, settings):
    glass = break_glass_approve(actor=guardian, glass=asked(reader, reference))
    gone = dt.timedelta(hours=settings.ATHAR_BREAK_GLASS_HOURS)
    BreakGlass.objects.filter(pk=glass.pk).update(since=glass.since - gone, until=glass.until - gone)
    assert not sees(reader.user, case)
    assert sign_in(Client(), reader).get(f"/staff/cases/{case.pk}/").status_code == 404


def test_z_08_nobody_approves_their_own(case):
    supervisor = make_supervisor(case.team)
    glass = make_glass(case, supervisor, waiting=True)
    with pytest.raises(NotAllowed):
        break_glass_approve(actor=supervisor, glass=glass)


def test_z_08_the_database_lets_nobody_approve_their_own(case):
    user, now = make_staff(), timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_glass(case, user, approved_by=user, since=now, until=now)


@pytest.mark.parametrize("make", [make_staff, make_officer, make_supervisor])
def test_z_08_strangers_approve_nothing(reader, reference, make):
    glass = asked(reader, reference)
    with pytest.raises(NotAllowed):
        break_glass_approve(actor=make(), glass=glass)


def test_z_08_another_supervisor_of_the_team_approves(reader, case, reference):
    break_glass_approve(actor=make_supervisor(case.team), glass=asked(reader, reference))
    assert sees(reader.user, case)


def test_z_08_a_sealed_cases_request_is_the_protection_officers_alone(reader, case, reference, guardian):
    Case.objects.filter(pk=case.pk).update(sealed_at=timezone.now())
    glass = asked(reader, reference)
    assert not BreakGlass.objects.visible_to(make_supervisor(case.team)).exists()
    assert list(BreakGlass.objects.visible_to(guardian)) == [glass]


def test_z_08_each_step_leaves_one_event_and_each_look_too(reader, case, reference, guardian):
    glass = break_glass_approve(actor=guardian, glass=asked(reader, reference))
    sign_in(Client(), reader).get(f"/staff/cases/{case.pk}/")
    break_glass_end(actor=guardian, glass=glass)
    tags = [
        EventTag.STAFF_BREAK_GLASS_ENDED,
        EventTag.STAFF_CASE_READ,
        EventTag.STAFF_BREAK_GLASS_APPROVED,
        EventTag.STAFF_BREAK_GLASS_ASKED,
    ]
    assert list(AuditEvent.objects.filter(tag__startswith="staff:").values_list("tag", flat=True)) == tags


def test_z_08_those_who_answer_for_the_case_are_told(reader, case, lead, reference, guardian):
    supervisor = make_supervisor(case.team)
    with as_web(reader.user):
        glass = asked(reader, reference)
    with as_web(guardian):  # who does not see the case
        break_glass_approve(actor=guardian, glass=glass)
    assert set(Notice.objects.values_list("account", flat=True)) == {lead.pk, supervisor.pk, guardian.pk}


def test_z_08_a_recused_reader_gets_no_request(reader, case, reference):
    make_recusal(case, reader.user)
    assert asked(reader, reference) is None


def test_z_08_a_recusal_stands_above_broken_glass(reader, case):
    make_glass(case, reader.user)
    make_recusal(case, reader.user)
    assert not sees(reader.user, case)


def test_z_08_a_request_of_a_recused_reader_is_not_approved(reader, case, guardian):
    glass = make_glass(case, reader.user, waiting=True)
    make_recusal(case, reader.user)
    with pytest.raises(WrongStep):
        break_glass_approve(actor=guardian, glass=glass)


def test_z_08_a_recused_approver_does_not_see_the_request(reader, case, reference, guardian):
    make_recusal(case, guardian)
    asked(reader, reference)
    assert not BreakGlass.objects.visible_to(guardian).exists()


def test_z_08_the_answer_is_the_same_whether_the_case_exists(reader, case, reference):
    client = sign_in(Client(), reader)
    answers = [
        (
            told(client.post("/staff/break-glass/ask/", {"reference": typed, "reason": REASON})),
            told(client.get("/staff/break-glass/")),
        )
        for typed in (reference, "ATH-2222-2222", "nonsense")
    ]
    assert answers == [answers[0]] * 3
    assert answers[0][0][0] == 302


def test_z_08_broken_glass_reads_and_writes_nothing(reader, case):
    make_glass(case, reader.user)
    client = sign_in(Client(), reader)
    codes = [
        client.post(f"/staff/cases/{case.pk}/{act}/", {"reason": "x"}).status_code
        for act in ("seal", "unseal", "assign", "recuse")
    ]
    assert codes == [404] * 4


def test_z_08_it_ends_with_the_last_case_role(reader, case, guardian):
    make_glass(case, reader.user)
    role_end(actor=guardian, grant=reader.user.role_grants.get())
    assert not sees(reader.user, case)


def test_a_decided_request_is_not_decided_again(reader, reference, guardian):
    glass = break_glass_approve(actor=guardian, glass=asked(reader, reference))
    with pytest.raises(WrongStep):
        break_glass_approve(actor=guardian, glass=glass)


def test_a_refused_request_cannot_be_approved(reader, reference, guardian):
    glass = asked(reader, reference)
    break_glass_end(actor=guardian, glass=glass)
    with pytest.raises(WrongStep):
        break_glass_approve(actor=guardian, glass=glass)


def test_the_reason_is_sealed_and_read_by_who_answers(reader, reference, guardian):
    glass = asked(reader, reference)
    with as_web(guardian):
        assert BreakGlass.objects.visible_to(guardian).get(pk=glass.pk).reason == REASON


def test_z_08_a_waiting_request_ends_with_the_role(reader, case, guardian):
    glass = make_glass(case, reader.user, waiting=True)
    role_end(actor=guardian, grant=reader.user.role_grants.get())
    with pytest.raises(WrongStep):
        break_glass_approve(actor=guardian, glass=glass)
    glass.refresh_from_db()
    assert glass.until is not None


def test_z_08_a_reader_who_may_no_longer_ask_is_not_let_in(reader, case, guardian):
    glass = make_glass(case, reader.user, waiting=True)
    reader.user.role_grants.update(until=timezone.now())
    with pytest.raises(WrongStep):
        break_glass_approve(actor=guardian, glass=glass)


def test_z_08_asking_does_the_same_work_whether_the_case_exists(reader, reference):
    verbs = []
    for typed in (reference, "ATH-2222-2222"):
        user = type(reader.user).objects.get(pk=reader.user.pk)
        with CaptureQueriesContext(connection) as ran:
            break_glass_ask(actor=user, reference=typed, reason=REASON)
        verbs.append(len(ran))
    assert verbs[0] == verbs[1]
