from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent
from casework.models.notice import Notice, NoticeKind
from portal.accounts.exceptions import LastFactor
from portal.accounts.factor_rules import SETTLES_AFTER
from portal.accounts.models import FactorLabel, PaperCode, PaperList, RecoveryCode, Session, TOTPDevice
from portal.accounts.models.totp_device import present_step
from portal.accounts.second_factor import KINDS, factor_id, factors_of, replace_recovery_codes
from portal.accounts.services.factor_change import factor_remove
from tests.factories.accounts import be_fresh, begin_sign_in, make_account, sign_in
from tests.factories.paper import add_paper_list, make_paper_account
from tests.factories.passkeys import add_passkey, passkey_of, sign_in_by_passkey
from tests.threads import at_once

pytestmark = pytest.mark.django_db
SECURITY, RENEW, APP, NEW_APP, PASSKEY, PAPER, NEW_PAPER = (
    f"/en/account/security/{end}"
    for end in ("", "recovery-codes/", "app/", "app/new/", "passkey/", "paper/", "paper/new/")
)
CHANGES = [RENEW, APP, NEW_APP, PASSKEY, PAPER, NEW_PAPER]


@pytest.fixture
def account():
    return make_account()


@pytest.fixture
def client(account):
    return be_fresh(sign_in(Client(), account))


def add_app(client, account):
    client.post(APP)
    device = TOTPDevice.objects.get(user=account.user, confirmed=False)
    return client.post(NEW_APP, {"code": device.code_at(present_step()), "label": "tablet"})


def add_paper(client):
    page = client.post(PAPER).context
    return client.post(NEW_PAPER, {"code": page["codes"][page["asked"] - 1]})


def remove(client, kind, factor):
    return client.post(f"{SECURITY}{kind}/{factor_id(kind, factor)}/remove/")


@pytest.mark.parametrize("area", ["family", "staff", "cms"])
def test_every_kind_of_account_sees_its_own_protection(area):
    account = make_account(area)
    replace_recovery_codes(account.user)
    response = sign_in(Client(), account).get(SECURITY)
    assert (response.status_code, response.context["codes_left"]) == (200, 8)
    assert [factor["kind"] for factor in response.context["factors"]] == ["app"]


@pytest.mark.parametrize("url", [SECURITY, *CHANGES, f"{SECURITY}app/1/", f"{SECURITY}app/1/remove/"])
def test_without_both_factors_it_leads_to_signing_in(url, account):
    client = Client()
    assert "/account/sign-in/" in begin_sign_in(client, account).post(url).url
    client.force_login(account.user)
    assert "/account/sign-in/" in client.post(url).url


@pytest.mark.parametrize("url", [*CHANGES, "rename", "remove"])
def test_without_a_fresh_factor_it_leads_to_proving_one_and_back(client, account, url):
    own = f"{SECURITY}app/{factor_id('app', account.device)}/"
    ends = {"rename": own, "remove": f"{own}remove/"}
    be_fresh(client, seconds_ago=601)
    answer = client.post(ends.get(url, url), headers={"Referer": f"http://testserver{SECURITY}"})
    assert answer.url == f"/en/account/confirm/?next={SECURITY.replace('/', '%2F')}"


def test_a_proved_factor_leads_back(client, account):
    be_fresh(client, seconds_ago=601)
    asked = client.get(APP).url
    assert client.post(asked, {"code": account.code(), "next": APP}).url == APP
    assert client.get(APP).status_code == 200


def test_proving_leads_to_no_other_site(client, account):
    answer = client.post("/en/account/confirm/", {"code": account.code(), "next": "https://evil.example/"})
    assert answer.url == "/en/my/"


@pytest.mark.parametrize("kind", ["app", "passkey", "paper"])
def test_each_kind_can_be_added(client, account, kind):
    if kind == "app":
        add_app(client, account)
    elif kind == "passkey":
        add_passkey(client)
    else:
        add_paper(client)
    assert kind in [found for found, _factor in factors_of(account.user)]
    assert len(factors_of(account.user)) == 2


def test_several_apps_have_labels_of_their_own(client, account):
    add_app(client, account)
    page = client.get(SECURITY)
    assert "My tablet" in page.content.decode()
    assert TOTPDevice.objects.filter(user=account.user, confirmed=True).count() == 2


def test_a_wrong_first_code_connects_no_app(client, account):
    client.post(APP)
    assert client.post(NEW_APP, {"code": "000000", "label": "phone"}).status_code == 400
    assert not TOTPDevice.objects.filter(name="phone").exists()


def test_another_accounts_new_app_cannot_be_confirmed(client, account):
    other = make_account()
    be_fresh(sign_in(Client(), other)).post(APP)
    foreign = TOTPDevice.objects.get(user=other.user, confirmed=False)
    assert client.post(NEW_APP, {"code": foreign.code_at(present_step()), "label": "phone"}).url == APP


def test_a_label_is_a_choice_and_never_a_name(client, account):
    page = f"{SECURITY}app/{factor_id('app', account.device)}/"
    assert client.post(page, {"label": "Rana's phone"}).status_code == 400
    assert client.post(page, {"label": FactorLabel.AT_HOME}).url == SECURITY
    assert account.device.name == "at_home"


def test_a_new_list_takes_the_place_of_the_old_one_when_a_line_was_typed(client, account):
    add_paper_list(account)
    old = PaperList.objects.get()
    page = client.post(PAPER).context
    assert PaperList.objects.filter(pk=old.pk).exists()
    assert client.post(NEW_PAPER, {"code": "22222-22222"}).status_code == 400
    client.post(NEW_PAPER, {"code": page["codes"][page["asked"] - 1]})
    assert PaperList.objects.get().pk != old.pk
    assert PaperCode.objects.filter(used_at=None).count() == 39


def test_whoever_came_in_by_the_old_list_stays_inside_on_the_new_one():
    account, codes = make_paper_account()
    client = begin_sign_in(Client(), account)
    asked = client.get("/en/account/paper-code/").context["asked"]
    client.post("/en/account/paper-code/", {"code": codes[asked - 1]})
    add_paper(client)
    assert client.get("/en/my/").status_code == 200


def test_the_lines_of_a_list_are_shown_once(client):
    codes = client.post(PAPER).context["codes"]
    assert codes[0] not in client.get(NEW_PAPER).content.decode()


def test_new_recovery_codes_come_under_a_new_session_key(client):
    key = client.session.session_key
    response = client.post(RENEW)
    assert len(response.context["codes"]) == RecoveryCode.objects.count() == 8
    assert client.session.session_key != key


def test_the_last_factor_stays(client, account):
    assert remove(client, "app", account.device).status_code == 400
    assert account.device
    assert client.get(f"{SECURITY}app/{factor_id('app', account.device)}/remove/").context["only"] is True


@pytest.mark.django_db(transaction=True)
def test_of_two_removals_at_once_one_leaves_a_factor(rf):
    account = make_account()
    second = TOTPDevice.objects.create(user=account.user, name="")
    first = TOTPDevice.objects.exclude(pk=second.pk).get()

    def removal(factor):
        client = be_fresh(Client())
        client.force_login(account.user)
        request = rf.post("/")
        request.session, request.user = client.session, account.user
        return lambda: factor_remove(request=request, user=account.user, factor=factor)

    TOTPDevice.objects.update(created_at=timezone.now() - SETTLES_AFTER)
    results = at_once(removal(first), removal(second))
    assert {type(result) for result in results} == {LastFactor, type(None)}
    assert len(factors_of(account.user)) == 1


@pytest.mark.parametrize("kind", ["app", "paper", "passkey", "nothing"])
def test_another_accounts_factor_is_not_there(client, kind):
    other = make_account()
    add_paper_list(other)
    thief = be_fresh(sign_in(Client(), other))
    add_passkey(thief)
    theirs = {"app": other.device, "paper": PaperList.objects.get(), "passkey": passkey_of(other)}
    ids = {name: factor_id(name, factor) for name, factor in theirs.items()} | {"nothing": "x"}
    for end in ("", "remove/"):
        assert client.post(f"{SECURITY}{kind}/{ids[kind]}/{end}").status_code == 404


def test_removing_a_factor_ends_every_session_that_stood_on_it(client, account):
    add_passkey(client)
    elsewhere = sign_in_by_passkey(Client(), account)
    assert elsewhere.get("/en/my/").status_code == 200
    passkey_of(account).delete()  # whatever removes it: the session has nothing left to stand on
    assert "/sign-in/" in elsewhere.get("/en/my/").url
    assert client.get("/en/my/").status_code == 200


def test_whoever_removes_the_factor_in_use_is_out(client, account):
    add_passkey(client)
    settle(account)
    remove(client, "app", account.device)
    assert "/sign-in/" in client.get(SECURITY).url


def settle(account):
    """Three days pass for every factor."""
    for kind, factor in factors_of(account.user):
        KINDS[kind].objects.filter(pk=factor.pk).update(created_at=timezone.now() - SETTLES_AFTER)


def test_a_04_a_new_factor_does_not_push_out_the_owners(client, account):
    """Somebody with the phone and the open session adds a factor of their own and removes the one that was there."""
    owners = account.device
    add_passkey(client)
    assert client.get(f"{SECURITY}app/{factor_id('app', owners)}/remove/").context["until"]
    assert remove(client, "app", owners).status_code == 409
    assert TOTPDevice.objects.filter(pk=owners.pk).exists()


def test_a_04_a_session_on_a_new_factor_removes_no_older_one(client, account):
    settle(account)
    first = account.device
    TOTPDevice.objects.create(user=account.user, name="", confirmed=True)
    settle(account)
    add_passkey(client)
    thief = be_fresh(sign_in_by_passkey(Client(), account))
    assert remove(thief, "app", first).status_code == 409
    assert remove(client, "app", first).status_code == 302


def test_a_04_after_three_days_a_lost_factor_goes(client, account):
    add_passkey(client)
    owner = be_fresh(sign_in_by_passkey(Client(), account))
    settle(account)
    assert remove(owner, "app", account.device).status_code == 302


def test_a_04_the_newest_factor_goes_at_once(client, account):
    add_passkey(client)
    assert remove(client, "passkey", passkey_of(account)).status_code == 302


def test_a_04_a_new_factor_voids_no_recovery_codes(client, account):
    replace_recovery_codes(account.user)
    add_passkey(client)
    thief = be_fresh(sign_in_by_passkey(Client(), account))
    assert thief.post(RENEW).status_code == 409
    settle(account)
    assert thief.post(RENEW).status_code == 200


@pytest.mark.parametrize("act", ["add", "rename", "remove", "codes"])
def test_each_change_leaves_a_trace_a_notice_and_no_other_session(client, account, act):
    add_passkey(client)
    sign_in_by_passkey(Client(), account)
    Notice.objects.all().delete()
    key = client.session.session_key
    acts = {
        "add": (EventTag.ACCOUNT_FACTOR_ADDED, lambda: add_app(client, account)),
        "rename": (
            EventTag.ACCOUNT_FACTOR_RENAMED,
            lambda: client.post(f"{SECURITY}app/{factor_id('app', account.device)}/", {"label": "phone"}),
        ),
        "remove": (EventTag.ACCOUNT_FACTOR_REMOVED, lambda: remove(client, "passkey", passkey_of(account))),
        "codes": (EventTag.ACCOUNT_FACTOR_ADDED, lambda: client.post(RENEW)),
    }
    tag, make = acts[act]
    make()
    assert AuditEvent.objects.filter(tag=tag).exists()
    assert [(notice.account, notice.kind) for notice in Notice.objects.all()] == [
        (account.user, NoticeKind.ACCOUNT_CHANGED)
    ]
    assert Session.objects.count() == 1
    assert client.session.session_key != key


@pytest.mark.parametrize("change", [{"is_active": False}, {"password": "another hash"}])
def test_closing_an_account_or_changing_its_password_ends_its_sessions(client, account, change):
    type(account.user).objects.update(**change)
    assert "/account/sign-in/" in client.get("/en/my/").url
