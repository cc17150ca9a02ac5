from __future__ import annotations

import pytest
from django.test import Client

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import Assignment, AuditEvent, Case, Notice, Recusal
from casework.services.case_assign import case_assign
from casework.services.recusal_declare import recusal_declare, recusal_declare_for, recusal_end
from tests.database.roles import as_web
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_assignment,
    make_auditor,
    make_grant,
    make_named_case,
    make_officer,
    make_protection_officer,
    make_recusal,
    make_supervisor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def case(officer):
    return make_named_case("محمد المصري", officer=officer)


@pytest.fixture
def supervisor(case):
    return make_supervisor(case.team)


def reference(case):
    return case.registrations.get().reference


def test_z_08_the_own_case_is_gone_at_once(officer, case):
    recusal_declare(actor=officer, reference=reference(case).lower())
    assert not Case.objects.visible_to(officer).exists()


def test_z_08_a_case_that_one_never_saw_can_be_declared(case):
    other = make_officer()
    recusal_declare(actor=other, reference=reference(case))
    assert Recusal.objects.get().account == other


def test_an_unknown_reference_leaves_an_event_and_nothing_else(officer):
    recusal_declare(actor=officer, reference="ATH-2222-2222")
    assert (Recusal.objects.count(), AuditEvent.objects.get().tag) == (0, EventTag.STAFF_RECUSAL_DECLARED)


def test_z_08_a_recused_supervisor_does_not_see_the_teams_case(supervisor, case):
    recusal_declare(actor=supervisor, reference=reference(case))
    assert not Case.objects.visible_to(supervisor).exists()


def test_z_08_the_recused_are_not_assigned(supervisor, case):
    other = make_officer(case.team)
    recusal_declare(actor=other, reference=reference(case))
    with pytest.raises(WrongStep):
        case_assign(actor=supervisor, case=case, officer=other)


def test_a_supervisor_declares_for_a_colleague(supervisor, officer, case):
    recusal_declare_for(actor=supervisor, case=case, account=officer)
    assert not Assignment.objects.filter(officer=officer, until=None).exists()


def test_an_officer_declares_for_nobody_else(officer, case):
    with pytest.raises(NotAllowed):
        recusal_declare_for(actor=officer, case=case, account=make_officer(case.team))


def test_it_is_declared_once(supervisor, officer, case):
    recusal_declare_for(actor=supervisor, case=case, account=officer)
    with pytest.raises(WrongStep):
        recusal_declare_for(actor=supervisor, case=case, account=officer)


def test_z_08_nobody_ends_their_own(supervisor, officer, case):
    recusal_declare(actor=officer, reference=reference(case))
    for actor in (officer, make_supervisor(), make_auditor()):
        with pytest.raises(NotAllowed):
            recusal_end(actor=actor, recusal=Recusal.objects.get(), reason="x")


def test_an_ended_recusal_gives_nothing_back_by_itself(supervisor, officer, case):
    recusal_declare(actor=officer, reference=reference(case))
    recusal_end(actor=supervisor, recusal=Recusal.objects.get(), reason="another person of that name")
    assert not Case.objects.visible_to(officer).exists()
    make_assignment(case, officer)
    assert Case.objects.visible_to(officer).exists()


@pytest.fixture
def guardian():
    return make_protection_officer()


def test_z_08_the_recused_and_the_protection_officers_are_told(supervisor, officer, case, guardian):
    recusal_declare_for(actor=supervisor, case=case, account=officer)
    assert set(Notice.objects.values_list("account", flat=True)) == {officer.pk, guardian.pk}


def test_z_08_a_protection_officer_sees_and_ends_what_shut_a_colleague_out(supervisor, officer, case, guardian):
    recusal_declare_for(actor=supervisor, case=case, account=officer)
    with as_web(guardian):
        recusal_end(actor=guardian, recusal=Recusal.objects.visible_to(guardian).get())
    assert not Recusal.objects.open().exists()


def test_z_08_a_protection_officer_does_not_end_their_own(case, guardian):
    recusal = make_recusal(case, guardian)
    assert not Recusal.objects.visible_to(guardian).exists()
    with pytest.raises(NotAllowed):
        recusal_end(actor=guardian, recusal=recusal)


def test_z_08_the_protection_officers_page_lets_a_colleague_back(case, officer):
    account = make_account("staff", language="en")
    make_grant(account.user, Role.PROTECTION_OFFICER)
    recusal = make_recusal(case, officer)
    client = sign_in(Client(), account)
    address = f"/staff/break-glass/kept-away/{recusal.pk}/end/"
    assert address in client.get("/staff/break-glass/").text
    assert client.post(address)["Location"] == "/staff/break-glass/"
    assert not Recusal.objects.open().exists()


def test_z_08_others_let_nobody_back(case, officer):
    account = make_account("staff", language="en")
    make_grant(account.user, Role.SUPERVISOR, case.team)
    recusal = make_recusal(case, officer)
    assert sign_in(Client(), account).post(f"/staff/break-glass/kept-away/{recusal.pk}/end/").status_code == 404
