from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent, Notice, NoticeKind
from portal.accounts.models import AccountFreeze, Invitation, RecoveryState
from portal.accounts.models.account_freeze import END_ASKED_FOR
from portal.accounts.services.account_freeze import account_freeze, unfreeze_approve, unfreeze_ask
from portal.accounts.services.recovery_hand_over import recovery_hand_over
from tests.factories.account_help import JUST_READY, SEEN, make_recovery
from tests.factories.accounts import begin_sign_in, make_account, make_invitation, sign_in
from tests.factories.casework import (
    make_case,
    make_grant,
    make_officer,
    make_registration,
    make_staff,
    make_supervisor,
    make_team,
)
from tests.portal.accounts.services.test_recovery import complete

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return make_account("family")


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def officer(family, team):
    officer = make_officer(team)
    make_registration(case=make_case(team=team, officer=officer), relative=family.user)
    return officer


def freeze(actor, account):
    return account_freeze(actor=actor, account=account.user, reason="She called: her phone was taken.")


def ask_end(actor, row, **fields):
    return unfreeze_ask(actor=actor, freeze=row, **{"check_kind": "in_person", "check_note": "Saw her card."} | fields)


def test_a_11_a_freeze_ends_what_is_open_at_the_next_request(client, family, officer):
    sign_in(client, family)
    freeze(officer, family)
    assert "/account/sign-in/" in client.get("/en/my/").url


def test_a_11_a_session_that_was_kept_opens_nothing_either(client, family, officer):
    freeze(officer, family)
    assert "/account/sign-in/" in sign_in(client, family).get("/en/my/").url


def test_a_11_a_frozen_account_cannot_be_entered(client, family, officer):
    freeze(officer, family)
    begin_sign_in(client, family).post("/en/account/code/", {"code": family.code()})
    assert SESSION_KEY not in client.session


def test_a_11_a_freeze_voids_invitations_and_recoveries(client, family, officer):
    request = make_recovery(family.user, approved_ago=JUST_READY)
    token = recovery_hand_over(actor=officer, **SEEN, request=request)
    freeze(officer, family)
    request.refresh_from_db()
    assert request.state == RecoveryState.CANCELLED
    assert client.get(f"/en/account/invitation/{token}/").status_code == 404


def test_a_11_an_invitation_made_after_the_freeze_is_void_too(client):
    token, user = make_invitation()
    type(user).objects.filter(pk=user.pk).update(frozen_at=user.created_at)
    assert client.get(f"/en/account/invitation/{token}/").status_code == 404
    assert Invitation.objects.exists()


def test_any_officer_on_the_telephone_freezes_a_family_account(family):
    assert freeze(make_officer(), family).ended_at is None


@pytest.mark.parametrize("area", ["staff", "cms"])
def test_an_officer_freezes_no_colleague(area):
    with pytest.raises(NotAllowed):
        freeze(make_officer(), make_account(area))


def test_a_family_freezes_nobody(family):
    with pytest.raises(NotAllowed):
        freeze(make_account("family").user, family)


def test_a_freeze_wants_a_reason_and_keeps_it_sealed(family, officer):
    with pytest.raises(WrongStep):
        account_freeze(actor=officer, account=family.user, reason=" ")
    freeze(officer, family)
    stored = AccountFreeze.objects.values_list("reason", flat=True).get()
    assert b"phone" not in bytes(stored)


def test_a_11_two_people_open_a_frozen_account(client, family, officer, team):
    row = ask_end(officer, freeze(officer, family))
    assert "/account/sign-in/" in sign_in(client, family).get("/en/my/").url
    unfreeze_approve(actor=make_supervisor(team), freeze=row)
    assert sign_in(Client(), family).get("/en/my/").status_code == 200


def test_a_11_one_person_alone_does_not_open_it(family, officer):
    row = ask_end(officer, freeze(officer, family))
    with pytest.raises(NotAllowed):
        unfreeze_approve(actor=officer, freeze=row)
    family.user.refresh_from_db()
    assert family.user.frozen_at is not None


def test_nobody_agrees_to_what_nobody_asked(family, officer, team):
    with pytest.raises(WrongStep):
        unfreeze_approve(actor=make_supervisor(team), freeze=freeze(officer, family))


def test_who_froze_on_the_telephone_cannot_ask_to_open(family, officer):
    stranger = make_officer()
    row = freeze(stranger, family)
    with pytest.raises(NotAllowed):
        ask_end(stranger, row)


def test_a_recovery_of_a_frozen_account_opens_it(family, officer):
    """Its old phone opens nothing by then, and nobody who holds it could stop the recovery."""
    freeze(officer, family)
    request = make_recovery(family.user, asked_by=officer, approved_ago=JUST_READY)
    complete(recovery_hand_over(actor=officer, **SEEN, request=request))
    family.user.refresh_from_db()
    assert family.user.lets_in
    assert AccountFreeze.objects.get().ended_at is not None


def test_a_freeze_leaves_its_events(family, officer):
    protector = make_staff()
    make_grant(protector, Role.PROTECTION_OFFICER)
    unfreeze_approve(actor=protector, freeze=ask_end(officer, freeze(officer, family)))
    tags = set(AuditEvent.objects.filter(subject_type="accountfreeze").values_list("tag", flat=True))
    assert tags == {EventTag.ACCOUNT_FROZEN, EventTag.ACCOUNT_FREEZE_END_ASKED, EventTag.ACCOUNT_FREEZE_ENDED}


@pytest.mark.parametrize("missing", [{"check_note": "  "}, {"check_kind": "none"}])
def test_a_11_nobody_asks_to_open_without_a_check_of_identity(family, officer, missing):
    with pytest.raises(WrongStep):
        ask_end(officer, freeze(officer, family), **missing)


def test_a_11_the_check_before_opening_is_kept_sealed(family, officer):
    row = ask_end(officer, freeze(officer, family))
    stored = AccountFreeze.objects.values_list("end_check_note", flat=True).get()
    assert b"card" not in bytes(stored)
    assert AccountFreeze.objects.select_related("account__data_key").get(pk=row.pk).end_check_note == "Saw her card."


def test_a_11_an_ask_to_open_is_good_for_three_days(family, officer, team):
    row = ask_end(officer, freeze(officer, family))
    AccountFreeze.objects.update(end_asked_at=timezone.now() - END_ASKED_FOR)
    with pytest.raises(WrongStep):
        unfreeze_approve(actor=make_supervisor(team), freeze=row)
    assert ask_end(officer, row).waits_for_second


def test_a_11_the_owner_is_told_when_opening_is_asked_for_and_when_it_is_done(family, officer, team):
    row = ask_end(officer, freeze(officer, family))
    assert Notice.objects.filter(account=family.user, kind=NoticeKind.ACCOUNT_CHANGED).update(sent_at=timezone.now())
    unfreeze_approve(actor=make_supervisor(team), freeze=row)
    assert Notice.objects.filter(account=family.user, kind=NoticeKind.ACCOUNT_CHANGED, sent_at=None).exists()


def test_a_11_a_freeze_that_ends_a_recovery_tells_the_owner(family, officer):
    make_recovery(family.user, approved_ago=JUST_READY)
    freeze(officer, family)
    assert Notice.objects.filter(account=family.user, kind=NoticeKind.ACCOUNT_CHANGED).exists()
