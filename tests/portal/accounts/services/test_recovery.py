"""A new way in: one asks, another agrees, three days pass, a sheet is handed over."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent, Notice, NoticeChannel, NoticeKind
from portal.accounts.models import Invitation, RecoveryCode, RecoveryRequest, RecoveryState, TOTPDevice
from portal.accounts.models.recovery_request import ASKED_FOR, READY_FOR, WAIT
from portal.accounts.models.totp_device import present_step
from portal.accounts.second_factor import replace_recovery_codes
from portal.accounts.services.invitation_accept import invitation_accept, invitation_app, invitation_by_app
from portal.accounts.services.recovery_approve import recovery_approve
from portal.accounts.services.recovery_ask import recovery_ask
from portal.accounts.services.recovery_cancel import recovery_cancel
from portal.accounts.services.recovery_hand_over import recovery_hand_over
from tests.casework.posting import make_channel
from tests.factories.account_help import JUST_READY, SEEN, make_recovery
from tests.factories.accounts import begin_sign_in, make_account, sign_in
from tests.factories.casework import (
    make_case,
    make_grant,
    make_officer,
    make_registration,
    make_staff,
    make_supervisor,
    make_team,
)

pytestmark = pytest.mark.django_db
SECOND = dt.timedelta(seconds=1)
NEW_PASSWORD = "a lemon tree by the well"


@pytest.fixture
def family():
    return make_account("family")


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def officer(family, team):
    """Sees the registration in which the family account is a relative."""
    officer = make_officer(team)
    make_registration(case=make_case(team=team, officer=officer), relative=family.user)
    return officer


@pytest.fixture
def supervisor(officer, team):
    return make_supervisor(team)


def ask(actor, account, **fields):
    fields = {"check_kind": "in_person", "check_note": "Saw her identity card."} | fields
    return recovery_ask(actor=actor, account=account.user, **fields)


def complete(token):
    """As the owner does with the sheet: a password, an app, its first code."""
    invitation = Invitation.objects.open().with_token(token).get()
    begun_as = invitation_accept(invitation_id=invitation.pk, password=NEW_PASSWORD)
    begun = {"invitation_id": invitation.pk, "begun_as": begun_as}
    device = invitation_app(**begun)
    return invitation_by_app(**begun, device_id=device.pk, code=device.code_at(present_step()))


def ready(family, officer):
    return make_recovery(family.user, asked_by=officer, approved_ago=JUST_READY)


def test_a_11_the_whole_way_gives_new_factors_and_ends_the_old_ones(family, officer, supervisor):
    old_code = replace_recovery_codes(family.user)[0]
    elsewhere = sign_in(Client(), family)
    request = recovery_approve(actor=supervisor, request=ask(officer, family))
    RecoveryRequest.objects.update(approved_at=timezone.now() - JUST_READY)
    complete(recovery_hand_over(actor=officer, **SEEN, request=request))
    family.user.refresh_from_db()
    assert family.user.check_password(NEW_PASSWORD)
    assert not any(row.matches(old_code) for row in RecoveryCode.objects.filter(user=family.user))
    assert "/account/sign-in/" in elsewhere.get("/en/my/").url
    request.refresh_from_db()
    assert request.state == RecoveryState.FINISHED


def test_a_11_the_old_app_opens_nothing_after_a_recovery(family, officer):
    old = family.device
    complete(recovery_hand_over(actor=officer, **SEEN, request=ready(family, officer)))
    assert not TOTPDevice.objects.filter(pk=old.pk).exists()
    assert TOTPDevice.objects.filter(user=family.user, confirmed=True).count() == 1


def test_a_11_who_asked_cannot_agree(family, officer):
    request = ask(officer, family)
    with pytest.raises(NotAllowed):
        recovery_approve(actor=officer, request=request)
    assert RecoveryRequest.objects.get().approved_at is None


@pytest.mark.parametrize("field", ["asked_by", "account"])
def test_a_11_the_database_refuses_one_person_twice(family, officer, field):
    request = make_recovery(family.user, asked_by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        RecoveryRequest.objects.filter(pk=request.pk).update(
            approved_by=getattr(request, field), approved_at=timezone.now()
        )


def test_a_11_nobody_recovers_their_own_account():
    team = make_team()
    first, second = make_supervisor(team), make_supervisor(team)
    with pytest.raises(NotAllowed):
        recovery_ask(actor=first, account=first, check_kind="in_person", check_note="Me.")
    request = recovery_ask(actor=second, account=first, check_kind="in_person", check_note="Saw him.")
    with pytest.raises(NotAllowed):
        recovery_approve(actor=first, request=request)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.PROTECTION_OFFICER])
def test_a_11_who_does_not_serve_the_family_cannot_ask(family, officer, role):
    stranger = make_staff()
    make_grant(stranger, role, make_team() if role in {Role.OFFICER, Role.SUPERVISOR} else None)
    with pytest.raises(NotAllowed):
        ask(stranger, family)


def test_a_11_another_family_can_do_nothing(family, officer):
    other, request = make_account("family").user, make_recovery(family.user)
    make_registration(relative=other)
    for act, typed in ((recovery_approve, {}), (recovery_cancel, {"reason": "Me."}), (recovery_hand_over, SEEN)):
        with pytest.raises(NotAllowed):
            act(actor=other, request=request, **typed)


def test_the_protection_officer_may_be_the_second_person(family, officer):
    protector = make_staff()
    make_grant(protector, Role.PROTECTION_OFFICER)
    assert recovery_approve(actor=protector, request=ask(officer, family)).state == RecoveryState.WAITING


@pytest.mark.parametrize("missing", [{"check_note": "  "}, {"check_kind": "none"}])
def test_a_11_without_a_check_of_identity_there_is_no_request(family, officer, missing):
    with pytest.raises(WrongStep):
        ask(officer, family, **missing)


def test_a_11_how_identity_was_checked_is_kept_sealed(family, officer):
    ask(officer, family)
    row = RecoveryRequest.objects.get()
    assert row.check_note == "Saw her identity card."
    stored = RecoveryRequest.objects.values_list("check_note", flat=True).get()
    assert b"identity card" not in bytes(stored)
    assert AuditEvent.objects.get(tag=EventTag.ACCOUNT_RECOVERY_ASKED).reason == "Saw her identity card."


def test_a_11_the_owner_is_told_at_once(family, officer):
    ask(officer, family)
    assert list(Notice.objects.values_list("account", "kind")) == [(family.user.pk, NoticeKind.RECOVERY_ASKED)]


def test_one_account_has_one_open_request(family, officer, supervisor):
    ask(officer, family)
    with pytest.raises(WrongStep):
        ask(supervisor, family)


def test_an_expired_request_makes_room_for_another(family, officer):
    make_recovery(family.user, asked_at=timezone.now() - ASKED_FOR - SECOND)
    ask(officer, family)
    assert set(RecoveryRequest.objects.values_list("outcome", flat=True)) == {"expired", ""}


@pytest.mark.parametrize(
    ("approved_ago", "state"),
    [
        (None, RecoveryState.ASKED),
        (SECOND, RecoveryState.WAITING),
        (WAIT - SECOND, RecoveryState.WAITING),
        (WAIT, RecoveryState.READY),
        (WAIT + READY_FOR, RecoveryState.EXPIRED),
    ],
)
def test_a_11_the_state_follows_the_clock(family, approved_ago, state):
    assert make_recovery(family.user, approved_ago=approved_ago).state == state


@pytest.mark.parametrize("approved_ago", [None, SECOND, WAIT - SECOND, WAIT + READY_FOR])
def test_a_11_no_sheet_before_its_time_or_long_after(family, officer, approved_ago):
    request = make_recovery(family.user, approved_ago=approved_ago)
    with pytest.raises(WrongStep):
        recovery_hand_over(actor=officer, **SEEN, request=request)
    assert not Invitation.objects.exists()


def test_a_11_the_database_refuses_a_sheet_before_its_time(family):
    request = make_recovery(family.user, approved_ago=WAIT - dt.timedelta(minutes=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        RecoveryRequest.objects.filter(pk=request.pk).update(handed_at=timezone.now())


def test_a_11_a_sheet_works_once(client, family, officer):
    token = recovery_hand_over(actor=officer, **SEEN, request=ready(family, officer))
    complete(token)
    assert client.get(f"/en/account/invitation/{token}/").status_code == 404


def test_a_11_a_second_sheet_voids_the_first(client, family, officer):
    request = ready(family, officer)
    first = recovery_hand_over(actor=officer, **SEEN, request=request)
    recovery_hand_over(actor=officer, **SEEN, request=request)
    assert client.get(f"/en/account/invitation/{first}/").status_code == 404


def test_a_11_a_sheet_is_good_for_a_day(client, family, officer):
    token = recovery_hand_over(actor=officer, **SEEN, request=ready(family, officer))
    Invitation.objects.update(expires_at=Invitation.objects.get().expires_at - dt.timedelta(hours=24))
    assert client.get(f"/en/account/invitation/{token}/").status_code == 404


@pytest.mark.parametrize("approved_ago", [None, SECOND, JUST_READY])
def test_a_11_the_owner_who_signs_in_stops_it(client, family, officer, approved_ago):
    request = make_recovery(family.user, approved_ago=approved_ago)
    begin_sign_in(client, family).post("/en/account/code/", {"code": family.code()})
    request.refresh_from_db()
    assert request.state == RecoveryState.CANCELLED
    page = client.get("/en/my/").content.decode()
    assert "Your account stays as it is" in page


def test_a_11_a_sheet_in_other_hands_is_void_once_the_owner_signs_in(client, family, officer):
    token = recovery_hand_over(actor=officer, **SEEN, request=ready(family, officer))
    begin_sign_in(Client(), family).post("/en/account/code/", {"code": family.code()})
    assert client.get(f"/en/account/invitation/{token}/").status_code == 404


def test_a_11_a_password_alone_stops_nothing(client, family):
    request = make_recovery(family.user)
    client.post("/en/account/sign-in/", family.credentials())
    assert RecoveryRequest.objects.get(pk=request.pk).state == RecoveryState.ASKED


def test_a_11_an_owner_inside_is_warned_and_stops_it_with_one_click(client, family):
    sign_in(client, family)
    make_recovery(family.user)
    for page in ("/en/my/", "/en/account/security/"):
        assert 'action="/en/account/recovery/stop/"' in client.get(page).content.decode()
    client.post("/en/account/recovery/stop/")
    assert RecoveryRequest.objects.get().state == RecoveryState.CANCELLED
    client.post("/en/account/recovery/read/")
    assert "recovery-notice" not in client.get("/en/my/").content.decode()


@pytest.mark.parametrize("address", ["/en/account/recovery/stop/", "/en/account/recovery/read/"])
def test_nobody_stops_anothers_recovery(client, family, address):
    make_recovery(family.user)
    sign_in(client, make_account("family")).post(address)
    assert RecoveryRequest.objects.get().state == RecoveryState.ASKED


def test_one_colleague_is_enough_to_cancel(family, officer, supervisor):
    request = ask(officer, family)
    recovery_cancel(actor=supervisor, request=request, reason="She called.")
    with pytest.raises(WrongStep):
        recovery_approve(actor=supervisor, request=request)


def test_the_steps_leave_their_events(family, officer, supervisor):
    request = recovery_approve(actor=supervisor, request=ask(officer, family))
    RecoveryRequest.objects.update(approved_at=timezone.now() - JUST_READY)
    complete(recovery_hand_over(actor=officer, **SEEN, request=request))
    tags = list(AuditEvent.objects.filter(subject_id=request.pk).values_list("tag", flat=True))
    assert set(tags) == {
        EventTag.ACCOUNT_RECOVERY_ASKED,
        EventTag.ACCOUNT_RECOVERY_APPROVED,
        EventTag.ACCOUNT_INVITED,
        EventTag.ACCOUNT_RECOVERY_FINISHED,
    }


def test_a_11_a_recovery_takes_the_notice_address_away(client, family, officer):
    """A thief may have chosen it. Asked through the pages, where the database gives nobody another's channel."""
    make_channel(family.user)
    token = recovery_hand_over(actor=officer, **SEEN, request=ready(family, officer))
    password = {"password": NEW_PASSWORD, "password_again": NEW_PASSWORD}
    client.post(f"/en/account/invitation/{token}/", password)
    client.post("/en/account/factor/app/", {"begin": "1"})
    code = TOTPDevice.objects.get(user=family.user, confirmed=False).code_at(present_step())
    assert client.post("/en/account/factor/app/", {"code": code}).status_code == 200
    assert not NoticeChannel.objects.exists()


def test_a_11_a_sheet_wants_the_owner_in_the_room(family, officer):
    for check in ({"check_kind": "called_back"}, {"check_kind": "video"}, {"check_note": " "}):
        with pytest.raises(WrongStep):
            recovery_hand_over(actor=officer, request=ready(family, officer), **(SEEN | check))
        RecoveryRequest.objects.all().delete()


def test_a_11_a_sheet_leaves_its_check_and_tells_the_owner(family, officer):
    recovery_hand_over(actor=officer, request=ready(family, officer), **SEEN)
    assert SEEN["check_note"] in AuditEvent.objects.get(tag=EventTag.ACCOUNT_INVITED).reason
    assert Notice.objects.filter(account=family.user).exists()


def test_a_11_a_recovery_is_not_undone_by_a_call_in_silence(family, officer, supervisor):
    request = make_recovery(family.user, asked_by=officer, approved_ago=JUST_READY)
    with pytest.raises(WrongStep):
        recovery_cancel(actor=supervisor, request=request, reason=" ")
    recovery_cancel(actor=supervisor, request=request, reason="He called.")
    assert AuditEvent.objects.get(tag=EventTag.ACCOUNT_RECOVERY_CANCELLED).reason == "He called."
    assert Notice.objects.filter(account=family.user, kind=NoticeKind.ACCOUNT_CHANGED).exists()
