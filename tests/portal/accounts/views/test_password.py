from __future__ import annotations

import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent, Notice, NoticeChannel, NoticeKind
from casework.services.notice_channel_change import COUNTS_AFTER
from portal.accounts.models import PaperList, RecoveryCode, Session, SignInThrottle
from portal.accounts.second_factor import replace_recovery_codes
from portal.dangerous_acts import NEEDS_FRESH_FACTOR
from tests.casework.posting import make_channel
from tests.factories.accounts import PASSWORD, make_account, sign_in
from tests.factories.paper import add_paper_list, make_paper_account

pytestmark = pytest.mark.django_db
RESET, CHANGE, RECOVERY = (f"/en/account/{page}/" for page in ("new-password", "security/password", "recovery-code"))
NEW = "a lemon tree by the well"


def reset(client, login, code, password=NEW, **extra):
    typed = {"login": login, "code": code, "password": password, "password_again": password}
    return client.post(RESET, typed, **extra)


def change(client, present=PASSWORD, password=NEW):
    return client.post(CHANGE, {"present": present, "password": password, "password_again": password})


def unchanged(account):
    account.user.refresh_from_db()
    return account.user.check_password(PASSWORD)


def let_the_delay_pass():
    SignInThrottle.objects.update(open_at=timezone.now())


@pytest.fixture
def account():
    return make_account()


@pytest.fixture
def codes(account):
    return replace_recovery_codes(account.user)


def test_a_09_a_line_of_the_list_gives_a_new_password(client, account, codes):
    assert reset(client, account.login, codes[3]).status_code == 302
    account.user.refresh_from_db()
    assert account.user.check_password(NEW)


def test_a_09_a_new_password_signs_nobody_in(client, account, codes):
    reset(client, account.login, codes[0])
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("kind", ["nothing", "app", "wrong", "another's"])
def test_a_09_nothing_but_an_own_recovery_code_resets(client, account, codes, kind):
    """A code of the app is six digits on the phone that may be in other hands."""
    foreign = replace_recovery_codes(make_account().user)[0]
    code = {"nothing": "", "app": account.code(), "wrong": "2345-6789-ABCD-EFGH-JKMN-PQRT", "another's": foreign}[kind]
    assert reset(client, account.login, code).status_code == 400
    assert unchanged(account)


def test_a_09_paper_alone_never_opens_an_account(client, account, codes):
    """The list that made the new password is void: the phone must still sign in."""
    reset(client, account.login, codes[0])
    client.post("/en/account/sign-in/", {"login": account.login, "password": NEW})
    assert client.post(RECOVERY, {"code": codes[1]}).status_code == 400
    assert SESSION_KEY not in client.session
    assert not RecoveryCode.objects.filter(user=account.user).exists()


@pytest.mark.parametrize("which", [0, 1])
def test_a_09_a_list_resets_once(client, account, codes, which):
    reset(client, account.login, codes[0])
    assert reset(client, account.login, codes[which], password="another set of words").status_code == 400


def test_a_09_all_sessions_end(client, account, codes):
    sign_in(client, account)
    reset(Client(), account.login, codes[0])
    assert not Session.objects.exists()
    assert "/account/sign-in/" in client.get("/en/my/").url


def test_a_09_the_owner_is_told_and_a_trace_is_left(client, account, codes):
    reset(client, account.login, codes[0])
    assert Notice.objects.get().kind == NoticeKind.ACCOUNT_CHANGED
    tags = set(AuditEvent.objects.values_list("tag", flat=True))
    assert {EventTag.ACCOUNT_RECOVERY_USED, EventTag.ACCOUNT_PASSWORD_CHANGED} <= tags


@pytest.mark.parametrize("why", ["closed", "frozen", "area elsewhere"])
def test_a_09_an_account_that_lets_nobody_in_is_not_reset(client, account, codes, settings, why):
    changes = {"closed": {"is_active": False}, "frozen": {"frozen_at": timezone.now()}}
    type(account.user).objects.filter(pk=account.user.pk).update(**changes.get(why, {}))
    if why == "area elsewhere":
        settings.ATHAR_AREAS = ["account", "staff"]
    assert reset(client, account.login, codes[0]).status_code == 400
    assert unchanged(account)


def test_a_09_a_foreign_host_is_answered_by_nothing(client, account, codes):
    assert reset(client, account.login, codes[0], headers={"Host": "evil.example"}).status_code == 400
    assert unchanged(account)


def test_a_09_no_mail_goes_out(client, account, codes, mailoutbox):
    reset(client, account.login, codes[0])
    assert mailoutbox == []


def test_a_07_guesses_at_the_reset_share_the_count(client, account):
    client.post("/en/account/sign-in/", account.credentials() | {"password": "wrong"})
    assert reset(client, account.login, "2345-6789-ABCD-EFGH-JKMN-PQRT").status_code == 429


def test_a_weak_password_is_told_before_a_code_is_spent(client, account, codes):
    assert reset(client, account.login, codes[0], password="passwordpassword").status_code == 400
    assert reset(client, account.login, codes[0]).status_code == 302


def test_no_secret_comes_back(client, account):
    page = reset(client, account.login, "2345-6789", password="one two three four five").content.decode()
    assert "one two three" not in page


def test_a_09_a_change_asks_for_a_fresh_factor():
    assert "accounts:password_change" in NEEDS_FRESH_FACTOR


def test_a_change_ends_other_sessions_and_goes_on_under_a_new_key(client, account):
    elsewhere = sign_in(Client(), account)
    before = sign_in(client, account).session.session_key
    assert change(client).status_code == 200
    assert client.session.session_key != before
    assert client.get("/en/my/").status_code == 200
    assert "/account/sign-in/" in elsewhere.get("/en/my/").url
    assert Session.objects.count() == 1


def test_a_change_wants_the_present_password(client, account):
    sign_in(client, account)
    assert change(client, present="wrong").status_code == 400
    assert unchanged(account)
    assert change(client).status_code == 429


def test_the_owner_is_told_of_a_change(client, account):
    change(sign_in(client, account))
    assert Notice.objects.get().kind == NoticeKind.ACCOUNT_CHANGED


@pytest.mark.parametrize("language", ["ar", "ku"])
@pytest.mark.parametrize("page", ["lost", "new-password", "new-password/done"])
def test_the_pages_open_in_any_language(client, language, page):
    response = client.get(f"/{language}/account/{page}/")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")


def test_a_09_an_owner_of_paper_alone_is_not_reset(client):
    """Else who finds the two sheets together has all that is needed."""
    account, _lines = make_paper_account()
    codes = replace_recovery_codes(account.user)
    assert reset(client, account.login, codes[0]).status_code == 400
    assert unchanged(account)


def test_a_09_a_reset_answers_an_owner_of_paper_alone_like_a_stranger(client):
    account, _lines = make_paper_account()
    codes = replace_recovery_codes(account.user)
    mine = reset(client, account.login, codes[0]).content.decode()
    foreign = reset(Client(), "00000000", codes[0], REMOTE_ADDR="192.0.2.9").content.decode()
    assert same_words(mine, account.login) == same_words(foreign, "00000000")


def same_words(page, login):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(login, "NUMBER"))


def test_a_09_a_reset_voids_the_numbered_list_too(client, account, codes):
    """Sheets lie together: after one gave a password, the other is no second factor."""
    lines = add_paper_list(account)
    asked = PaperList.objects.get(user=account.user).asked
    reset(client, account.login, codes[0])
    client.post("/en/account/sign-in/", {"login": account.login, "password": NEW})
    client.post("/en/account/paper/", {"code": lines[asked - 1]})
    assert SESSION_KEY not in client.session
    assert not PaperList.objects.filter(user=account.user).exists()


def test_a_09_a_reset_stops_a_notice_address_that_waits(client, account, codes):
    make_channel(account.user, next_address="thief@example.org", next_counts_at=timezone.now() + COUNTS_AFTER)
    reset(client, account.login, codes[0])
    assert NoticeChannel.objects.get().next_counts_at is None
