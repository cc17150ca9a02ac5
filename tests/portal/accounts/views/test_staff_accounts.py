"""The pages by which two colleagues help somebody in again."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.models import AuditEvent, NoticeChannel
from casework.services.notice_channel_change import COUNTS_AFTER, address_of
from portal.accounts.models import AccountFreeze, Invitation, RecoveryRequest, RecoveryState
from portal.accounts.services.freeze_try import MOST_TRIES
from portal.dangerous_acts import NEEDS_FRESH_FACTOR
from tests.casework.posting import ADDRESS, make_channel
from tests.factories.account_help import JUST_READY, SEEN, make_freeze, make_recovery
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_grant, make_registration, make_team

pytestmark = pytest.mark.django_db
FIND = "/staff/accounts/"
CHECKED = ASKED = {"check_kind": "in_person", "check_note": "Saw her identity card."}


@pytest.fixture
def family():
    return make_account(language="ar")


@pytest.fixture
def team():
    return make_team()


@pytest.fixture
def officer(family, team):
    account = make_account("staff", display_name="Rana")
    make_grant(account.user, Role.OFFICER, team)
    make_registration(case=make_case(team=team, officer=account.user), relative=family.user)
    return sign_in(Client(), account)


@pytest.fixture
def supervisor(officer, team):
    account = make_account("staff")
    make_grant(account.user, Role.SUPERVISOR, team)
    return sign_in(Client(), account)


def page_of(row, act=""):
    kind = "recovery" if isinstance(row, RecoveryRequest) else "freeze"
    return f"/staff/accounts/{kind}/{row.pk}/{act}"


def test_a_11_two_colleagues_and_a_sheet(officer, supervisor, family):
    officer.post(FIND + "ask/", {"login": family.login, **ASKED})
    row = RecoveryRequest.objects.get()
    officer.post(page_of(row, "approve/"))
    assert RecoveryRequest.objects.get().state == RecoveryState.ASKED
    supervisor.post(page_of(row, "approve/"))
    assert "lets" not in officer.post(page_of(row, "sheet/"), SEEN).url
    RecoveryRequest.objects.update(approved_at=timezone.now() - JUST_READY)
    sheet = officer.post(page_of(row, "sheet/"), SEEN).content.decode()
    address = re.search(r"http://localhost:8000(/ar/account/invitation/[\w-]+/)", sheet)[1]
    assert Client().get(address).status_code == 200


def test_a_11_the_sheet_is_shown_once_and_kept_nowhere(officer, family):
    row = make_recovery(family.user, approved_ago=JUST_READY)
    response = officer.post(page_of(row, "sheet/"), SEEN)
    assert response["Cache-Control"] == "no-store"
    assert officer.get(page_of(row, "sheet/")).status_code == 405
    token = re.search(r"invitation/([\w-]+)/", response.content.decode())[1]
    assert token not in officer.get(page_of(row)).content.decode()
    assert token not in str(list(Invitation.objects.values()))


def test_a_09_the_sheets_address_comes_from_the_settings(officer, family):
    row = make_recovery(family.user, approved_ago=JUST_READY)
    sheet = officer.post(page_of(row, "sheet/"), SEEN, headers={"Host": "127.0.0.1"}).content.decode()
    assert "http://localhost:8000/ar/account/invitation/" in sheet
    assert "127.0.0.1" not in sheet


@pytest.mark.parametrize("name", ["ask", "approve", "cancel", "hand_over", "unfreeze"])
def test_a_11_each_step_towards_entry_asks_for_a_fresh_factor(name):
    assert f"staff_accounts:{name}" in NEEDS_FRESH_FACTOR


def test_the_number_stands_in_no_address(officer, family):
    assert officer.post(FIND, {"login": family.login}).status_code == 200
    response = officer.post(FIND + "ask/", {"login": family.login, **ASKED})
    assert family.login not in response.url


def test_a_look_at_an_account_leaves_a_trace(officer, family):
    officer.post(FIND, {"login": family.login})
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_FOUND, subject_id=str(family.user.pk)).exists()


def test_what_is_missing_is_told_and_what_was_written_stays(officer, family):
    response = officer.post(FIND + "ask/", {"login": family.login, "check_note": "Saw her identity card."})
    assert response.status_code == 400
    assert "Saw her identity card." in response.content.decode()


def test_a_second_request_is_told(officer, family):
    make_recovery(family.user)
    assert officer.post(FIND + "ask/", {"login": family.login, **ASKED}).status_code == 400


def test_a_11_a_freeze_from_the_page_and_two_to_open(officer, supervisor, family):
    officer.post(FIND + "freeze/", {"login": family.login, "reason": "She called."})
    row = AccountFreeze.objects.get()
    for act in ("ask", "approve"):
        officer.post(page_of(row, "end/"), CHECKED | {"act": act})
    assert AccountFreeze.objects.get().ended_at is None
    supervisor.post(page_of(row, "end/"), {"act": "approve"})
    assert AccountFreeze.objects.get().ended_at is not None


def test_what_waits_is_shown_to_those_who_may_decide(officer, supervisor, family):
    rows = [make_recovery(family.user), make_freeze(family.user)]
    page = supervisor.get(FIND).content.decode()
    assert all(page_of(row) in page for row in rows)


@pytest.mark.parametrize("act", ["", "approve/", "cancel/", "sheet/"])
def test_a_08_another_teams_recovery_is_not_found(officer, act):
    row = make_recovery(make_account().user, approved_ago=JUST_READY)
    method = officer.post if act else officer.get
    assert method(page_of(row, act)).status_code == 404
    assert RecoveryRequest.objects.get(pk=row.pk).closed_at is None


def test_a_freeze_without_a_reason_is_told(officer, family):
    assert officer.post(FIND + "freeze/", {"login": family.login}).status_code == 400


@pytest.mark.parametrize("typed", [{}, {"act": "ask"} | CHECKED, {"act": "else"}])
def test_a_11_two_calls_open_no_frozen_account_unless_the_second_colleague_agrees(officer, supervisor, family, typed):
    """Two colleagues who each take a call, one after the other, have not agreed to anything."""
    officer.post(FIND + "freeze/", {"login": family.login, "reason": "She called."})
    row = AccountFreeze.objects.get()
    officer.post(page_of(row, "end/"), {"act": "ask"} | CHECKED)
    assert supervisor.post(page_of(row, "end/"), typed).status_code == 409
    assert AccountFreeze.objects.get().ended_at is None


def test_a_11_nothing_is_agreed_to_before_somebody_asked(officer, supervisor, family):
    officer.post(FIND + "freeze/", {"login": family.login, "reason": "She called."})
    assert supervisor.post(page_of(AccountFreeze.objects.get(), "end/"), {"act": "approve"}).status_code == 409


def test_a_11_the_second_colleague_reads_how_identity_was_checked(officer, supervisor, family):
    officer.post(FIND + "freeze/", {"login": family.login, "reason": "She called."})
    row = AccountFreeze.objects.get()
    assert officer.post(page_of(row, "end/"), {"act": "ask"}).status_code == 400
    officer.post(page_of(row, "end/"), {"act": "ask"} | CHECKED)
    assert CHECKED["check_note"] in supervisor.get(page_of(row)).content.decode()


def freeze(client, login):
    return client.post(FIND + "freeze/", {"login": login, "reason": "She called."}).status_code


@pytest.mark.parametrize("exists", [True, False])
def test_a_08_each_number_to_be_frozen_leaves_one_trace(officer, family, exists):
    login = family.login if exists else "99999999999"
    freeze(officer, login)
    event = AuditEvent.objects.get(tag=EventTag.ACCOUNT_FREEZE_TRIED)
    assert (event.subject_type == "user", login in event.subject_id) == (exists, False)


def test_a_08_numbers_are_not_frozen_by_guessing(officer, family):
    answers = [freeze(officer, str(10_000_000_000 + number)) for number in range(MOST_TRIES)]
    assert set(answers) == {302}
    assert freeze(officer, family.login) == freeze(officer, "99999999999") == 429
    assert not AccountFreeze.objects.exists()


def test_a_11_a_freeze_stops_a_notice_address_that_waits(officer, family):
    make_channel(family.user, next_address="thief@example.org", next_counts_at=timezone.now() + COUNTS_AFTER)
    officer.post(FIND + "freeze/", {"login": family.login, "reason": "She called."})
    channel = NoticeChannel.objects.select_related("account__data_key").get()
    assert (channel.next_counts_at, address_of(channel)) == (None, ADDRESS)


@pytest.mark.parametrize("act", ["cancel/", "sheet/"])
def test_a_11_neither_end_of_a_recovery_goes_without_a_word(officer, family, act):
    row = make_recovery(family.user, approved_ago=JUST_READY)
    assert officer.post(page_of(row, act)).status_code == 400
    row.refresh_from_db()
    assert (row.closed_at, row.handed_at) == (None, None)


def test_a_11_a_cancel_says_why(officer, family):
    row = make_recovery(family.user, approved_ago=JUST_READY)
    officer.post(page_of(row, "cancel/"), {"reason": "He called."})
    assert AuditEvent.objects.get(tag=EventTag.ACCOUNT_RECOVERY_CANCELLED).reason == "He called."
