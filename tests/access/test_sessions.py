"""Sessions: planted, copied, left open, or overtaken by a change of rights."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.audit import EventTag
from casework.enums import Role
from casework.models import Assignment, AuditEvent, DocumentState, FileTicket, Notice, RoleGrant
from casework.services.document_open import document_leave
from portal.accounts import clock
from portal.accounts.models import Session, User
from portal.accounts.services.sessions_end import sessions_end
from portal.accounts.sessions import stored_key
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import make_case, make_grant, make_team
from tests.factories.documents import jpeg, make_document
from tests.factories.passkeys import ENTER, OPTIONS, make_passkey_account

pytestmark = pytest.mark.django_db
HOME = {"family": "/en/my/", "staff": "/staff/", "cms": "/cms/"}
SESSIONS, SIGN_IN, CODE = "/en/account/security/sessions/", "/en/account/sign-in/", "/en/account/code/"
NOON = 1_900_000_000.0
MINUTE = 60


@pytest.fixture
def stop_clock(monkeypatch):
    """A function that sets the time by which sessions are judged."""

    def stop(at):
        monkeypatch.setattr(clock, "seconds", lambda: at)

    return stop


def key_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def replay(key):
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key
    return thief


def is_inside(client, area):
    return client.get(HOME[area]).status_code == 200


def enter(client, account):
    """Both steps as a person takes them; the keys before, between and after."""
    client.get(SIGN_IN)
    keys = [
        client.cookies[settings.SESSION_COOKIE_NAME].value if settings.SESSION_COOKIE_NAME in client.cookies else ""
    ]
    client.post(SIGN_IN, account.credentials())
    keys.append(key_of(client))
    client.post("/en/account/code/", {"code": account.code()})
    return [*keys, key_of(client)]


def test_s_01_each_step_has_a_key_of_its_own_and_the_old_ones_are_dead(client):
    account = make_account()
    keys = enter(client, account)
    client.post("/en/account/confirm/", {"code": account.code(steps_away=1)})
    keys.append(key_of(client))
    assert len(set(keys)) == 4
    assert [is_inside(replay(key), "family") for key in keys] == [False, False, False, True]


def test_s_01_a_planted_session_is_not_the_one_that_enters(client):
    planted = Client()
    planted.post(SIGN_IN, make_account().credentials())
    client.cookies[settings.SESSION_COOKIE_NAME] = key_of(planted)
    enter(client, make_account())
    assert not is_inside(planted, "family")
    assert is_inside(client, "family")


@pytest.mark.parametrize(("area", "minutes"), [("family", 30), ("staff", 15)])
def test_s_02_an_unattended_screen_locks(client, stop_clock, area, minutes):
    stop_clock(NOON)
    sign_in(client, make_account(area))
    stop_clock(NOON + minutes * MINUTE - 1)
    assert is_inside(client, area)
    stop_clock(NOON + 2 * minutes * MINUTE)
    assert not is_inside(client, area)
    assert not Session.objects.exists()


@pytest.mark.parametrize("area", ["family", "staff", "cms"])
def test_s_02_half_a_day_is_the_end_however_busy(client, stop_clock, area):
    stop_clock(NOON)
    sign_in(client, make_account(area))
    for minute in range(0, 12 * 60, 14):
        stop_clock(NOON + minute * MINUTE)
        assert client.get(SESSIONS).status_code == 200
    stop_clock(NOON + 12 * 60 * MINUTE + 1)
    assert client.get(SESSIONS).status_code == 302


def test_s_02_a_new_key_does_not_make_a_session_younger(client, stop_clock):
    stop_clock(NOON)
    account = make_account()
    sign_in(client, account)
    Session.objects.update(created_at=clock.now())
    stop_clock(NOON + 10 * MINUTE)
    client.post("/en/account/confirm/", {"code": account.code()})
    assert Session.objects.get().created_at.timestamp() == NOON


def test_s_02_what_a_page_asks_by_itself_keeps_nothing_open(client, stop_clock):
    stop_clock(NOON)
    sign_in(client, make_account("cms", is_superuser=True))
    for minute in range(1, 32):
        stop_clock(NOON + minute * MINUTE)
        client.post("/cms/editing-sessions/ping/wagtailcore/page/1/1/")
    assert not is_inside(client, "cms")


def test_s_02_a_page_fetched_ahead_keeps_nothing_open(client, stop_clock):
    stop_clock(NOON)
    sign_in(client, make_account())
    for minute in range(1, 32):
        stop_clock(NOON + minute * MINUTE)
        client.get(HOME["family"], headers={"Sec-Purpose": "prefetch"})
    assert not is_inside(client, "family")


def test_s_02_no_cookie_outlives_the_browser(client):
    enter(client, make_account())
    assert [cookie["max-age"] or cookie["expires"] for cookie in client.cookies.values()] == ["", ""]


@pytest.fixture
def officer():
    account = make_account("staff")
    team = make_team()
    make_grant(account.user, Role.OFFICER, team)
    return SimpleNamespace(user=account.user, device=account.device, case=make_case(team=team, officer=account.user))


def staff_pages(account):
    return [("get", "/staff/"), ("get", f"/staff/cases/{account.case.pk}/"), ("post", "/staff/search/")]


def answers(client, account):
    return [getattr(client, method)(path).status_code for method, path in staff_pages(account)]


def test_s_03_a_closed_account_is_out_at_its_next_request(client, officer):
    sign_in(client, officer)
    User.objects.filter(pk=officer.user.pk).update(is_active=False)
    assert answers(client, officer) == [302, 302, 302]


def test_s_03_a_role_that_ended_opens_no_case_and_no_search(client, officer):
    sign_in(client, officer)
    RoleGrant.objects.filter(user=officer.user).update(until=clock.now())
    assert answers(client, officer)[1:] == [404, 404]
    assert str(officer.case.pk) not in client.get("/staff/").content.decode()


def test_s_03_a_case_taken_away_is_gone_at_the_next_request(client, officer):
    sign_in(client, officer)
    assert client.get(f"/staff/cases/{officer.case.pk}/").status_code == 200
    Assignment.objects.filter(officer=officer.user).update(until=clock.now())
    assert answers(client, officer)[1] == 404
    assert str(officer.case.pk) not in client.get("/staff/").content.decode()


def test_s_03_a_new_password_ends_what_the_old_one_opened(client, officer):
    sign_in(client, officer)
    officer.user.set_password("another four quiet words")
    officer.user.save()
    assert answers(client, officer) == [302, 302, 302]


def half_open(account):
    """A thief's client, who typed the right password and not yet a code."""
    thief = Client()
    assert thief.post(SIGN_IN, account.credentials()).status_code == 302
    return thief


def test_s_03_a_new_password_ends_the_way_in_that_the_old_one_began():
    account = make_account()
    thief = half_open(account)
    account.user.set_password("another four quiet words")
    account.user.save()
    assert thief.post(CODE, {"code": account.code()}).status_code == 400
    assert not is_inside(thief, "family")


def test_s_03_a_new_password_ends_the_way_in_by_passkey_that_the_old_one_began():
    account, device = make_passkey_account(Client())
    thief = half_open(account)
    options = thief.post(OPTIONS, {"step": "second"}).json()
    account.user.set_password("another four quiet words")
    account.user.save()
    assert thief.post(OPTIONS, {"step": "second"}).status_code == 400
    assert thief.post(ENTER, {"credential": device.get(options), "step": "second"}).status_code == 400
    assert not is_inside(thief, "family")


def test_s_03_a_freeze_ends_the_way_in_that_was_begun():
    account = make_account()
    thief = half_open(account)
    User.objects.filter(pk=account.user.pk).update(frozen_at=timezone.now())
    assert thief.post(CODE, {"code": account.code()}).status_code == 400
    assert not is_inside(thief, "family")


def test_s_03_the_end_of_sessions_ends_the_leaves_to_fetch_a_file(records):
    document = make_document(records.registration, records.family.user, state=DocumentState.CLEAN, content=jpeg())
    for account in (records.family.user, records.officer.user):
        document_leave(actor=account, document=document)
    with transaction.atomic():
        sessions_end(user=records.family.user, actor=None)
    assert FileTicket.objects.get().account_id == records.officer.user.pk


def test_s_03_a_factor_that_was_removed_opens_nothing(client, officer):
    sign_in(client, officer)
    officer.device.delete()
    assert answers(client, officer) == [302, 302, 302]


def test_s_03_new_recovery_codes_end_the_other_sessions_and_tell_the_owner():
    account = make_account()
    here, elsewhere = sign_in(Client(), account), sign_in(Client(), account)
    here.post("/en/account/security/recovery-codes/", {"code": account.code()})
    assert (is_inside(here, "family"), is_inside(elsewhere, "family")) == (True, False)
    assert Notice.objects.filter(account=account.user, kind="account_changed").count() == 1


def test_s_03_an_owner_lists_and_ends_one_session():
    account = make_account()
    here, elsewhere = sign_in(Client(), account), sign_in(Client(), account)
    other = Session.objects.exclude(id_shown=here.session["shown"]).get()
    assert other.id_shown in here.get(SESSIONS).content.decode()
    here.post(f"{SESSIONS}{other.id_shown}/end/")
    assert (is_inside(here, "family"), is_inside(elsewhere, "family")) == (True, False)
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_SESSION_ENDED, actor_id=account.user.pk).count() == 1


def test_s_03_nobody_ends_a_strangers_session():
    mine, theirs = sign_in(Client(), make_account()), sign_in(Client(), make_account())
    victim = theirs.session["shown"]
    assert victim not in mine.get(SESSIONS).content.decode()
    mine.post(f"{SESSIONS}{victim}/end/")
    assert is_inside(theirs, "family")


def test_s_03_an_owner_ends_all_others_at_once():
    account = make_account()
    here, *others = [sign_in(Client(), account) for _device in range(3)]
    here.post(f"{SESSIONS}others/end/")
    assert [is_inside(client, "family") for client in (here, *others)] == [True, False, False]


def test_s_03_an_administrator_ends_all_of_somebodys_sessions():
    account, neighbour = make_account(), make_account()
    clients = [sign_in(Client(), who) for who in (account, account, neighbour)]
    with transaction.atomic():
        assert sessions_end(user=account.user, actor=None) == 2
    assert [is_inside(client, "family") for client in clients] == [False, False, True]


def test_a_session_that_was_ended_does_not_come_back_with_an_open_request(client):
    sign_in(client, make_account())
    store = client.session
    store["step"] = "late"
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.exists()


@pytest.mark.parametrize(("area", "beside"), [("family", 0), ("staff", 1)])
def test_who_asks_costs_two_queries(client, area, beside):
    """Session with account, and factor; officers' rights are one more. What the page itself asks stands apart."""
    sign_in(client, make_account(area))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(HOME[area])
    about = [q["sql"] for q in queries if "accounts_session" in q["sql"] or "totpdevice" in q["sql"].lower()]
    rights = [q["sql"] for q in queries if "rolegrant" in q["sql"].lower() and 'FROM "casework_case"' not in q["sql"]]
    users = [q["sql"] for q in queries if 'FROM "accounts_user"' in q["sql"]]
    assert (len(about), len(rights), len(users)) == (2, beside, 0)


def row_of(client):
    return Session.sessions.filter(pk=stored_key(key_of(client)))


def test_s_04_whoever_writes_to_the_table_becomes_nobody_else():
    thief, owner = make_account("family"), make_account("family")
    client = sign_in(Client(), thief)
    User.objects.filter(pk=owner.user.pk).update(password=thief.user.password)
    row_of(client).update(account=owner.user, factor=owner.device.persistent_id)
    assert client.get("/en/my/").status_code == 302


def test_s_04_data_copied_from_another_row_opens_nothing():
    client, victim = sign_in(Client(), make_account("family")), make_account("family")
    copied = row_of(sign_in(Client(), victim)).values("session_data", "account_id", "factor").get()
    row_of(client).update(**copied)
    assert client.get("/en/my/").status_code == 302
