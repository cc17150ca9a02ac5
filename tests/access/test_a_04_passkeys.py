"""A passkey is two factors only where the device itself asked for its owner, on this site, for this very question."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import get_resolver

from portal.accounts.models import SignInThrottle
from tests.access.routes import walk
from tests.factories.accounts import be_fresh, begin_sign_in, make_account, sign_in
from tests.factories.passkeys import (
    ADD_OPTIONS,
    ENTER,
    OPTIONS,
    add_passkey,
    enter_by_passkey,
    make_passkey_account,
    passkey_of,
)
from tests.factories.software_authenticator import SoftwareAuthenticator

pytestmark = pytest.mark.django_db
BENT = {
    "unverified": {"verified": False},
    "another origin": {"origin": "https://localhost.evil.example"},
    "another port": {"origin": "http://localhost:8001"},
    "another domain": {"rp_id": "evil.example"},
}
CONFIRM_OPTIONS, CONFIRM = "/en/account/confirm/passkey/options/", "/en/account/confirm/passkey/"


def inside(client):
    return SESSION_KEY in client.session


@pytest.mark.parametrize("area", ["family", "staff", "cms"])
def test_a_04_a_passkey_alone_signs_in(client, area):
    account, device = make_passkey_account(client, area)
    response = enter_by_passkey(client, device)
    assert (response.status_code, inside(client)) == (302, True)
    assert client.session[SESSION_KEY] == str(account.user.pk)


@pytest.mark.parametrize("bent", BENT)
def test_a_04_a_bent_answer_signs_nobody_in(client, bent):
    _account, device = make_passkey_account(client)
    assert enter_by_passkey(client, device, **BENT[bent]).status_code == 400
    assert not inside(client)


@pytest.mark.parametrize("bent", BENT)
def test_a_04_after_the_password_too_the_device_must_have_asked(client, bent):
    account, device = make_passkey_account(client)
    begin_sign_in(client, account)
    options = client.post(OPTIONS, {"step": "second"}).json()
    answer = {"credential": device.get(options, **BENT[bent]), "step": "second"}
    assert client.post(ENTER, answer).status_code == 400
    assert not inside(client)


@pytest.mark.parametrize("bent", BENT)
def test_a_04_a_bent_answer_adds_no_passkey(client, bent):
    account = make_account()
    _device, response = add_passkey(be_fresh(sign_in(client, account)), **BENT[bent])
    assert response.status_code == 400
    assert not account.user.webauthncredential_set.exists()


@pytest.mark.parametrize("bent", BENT)
def test_a_04_a_bent_answer_makes_no_factor_fresh(client, bent):
    account, device = make_passkey_account(client)
    be_fresh(sign_in(client, account), seconds_ago=700)
    options = client.post(CONFIRM_OPTIONS).json()
    assert client.post(CONFIRM, {"credential": device.get(options, **BENT[bent])}).status_code == 400
    assert "/confirm/" in client.get("/en/account/security/app/").url


def test_a_04_a_passkey_makes_the_factor_fresh_under_a_new_key(client):
    account, device = make_passkey_account(client)
    key = be_fresh(sign_in(client, account), seconds_ago=700).session.session_key
    options = client.post(CONFIRM_OPTIONS).json()
    answer = {"credential": device.get(options), "next": "/en/account/security/app/"}
    assert client.post(CONFIRM, answer).url == "/en/account/security/app/"
    assert client.get("/en/account/security/app/").status_code == 200
    assert client.session.session_key != key


def test_a_04_an_answer_works_once(client):
    _account, device = make_passkey_account(client)
    answer = device.get(client.post(OPTIONS).json(), count=0)
    session = dict(client.session)
    client.post(ENTER, {"credential": answer})
    client.logout()
    assert "passkey_challenge" in session
    assert client.post(ENTER, {"credential": answer}).status_code == 400


def test_a_04_a_challenge_is_spent_by_a_failed_answer(client):
    _account, device = make_passkey_account(client)
    options = client.post(OPTIONS).json()
    client.post(ENTER, {"credential": device.get(options, verified=False)})
    assert client.post(ENTER, {"credential": device.get(options)}).status_code == 400


def test_a_04_a_challenge_of_another_session_is_refused(client):
    _account, device = make_passkey_account(client)
    options = Client().post(OPTIONS).json()
    client.post(OPTIONS)
    assert client.post(ENTER, {"credential": device.get(options)}).status_code == 400


def test_a_04_a_challenge_of_another_act_is_refused(client):
    account, device = make_passkey_account(client)
    options = be_fresh(sign_in(client, account)).post(CONFIRM_OPTIONS).json()
    assert client.post(ENTER, {"credential": device.get(options)}).status_code == 400


@pytest.mark.parametrize(("age", "status"), [(299, 302), (301, 400)])
def test_a_04_a_challenge_lasts_five_minutes(client, age, status):
    _account, device = make_passkey_account(client)
    options = client.post(OPTIONS).json()
    session = client.session
    session["passkey_challenge"] = {
        **session["passkey_challenge"],
        "at": session["passkey_challenge"]["at"] - age,
    }
    session.save()
    assert client.post(ENTER, {"credential": device.get(options)}).status_code == status


@pytest.mark.parametrize("count", [0, 4, 5])
def test_a_04_a_cloned_counter_is_refused(client, count):
    _account, device = make_passkey_account(client)
    enter_by_passkey(client, device, count=5)
    client.logout()
    assert enter_by_passkey(client, device, count=count).status_code == 400
    assert not inside(client)


def test_a_04_another_accounts_passkey_is_no_second_step(client):
    _other, device = make_passkey_account(client)
    victim, _device = make_passkey_account(client)
    begin_sign_in(client, victim)
    options = client.post(OPTIONS, {"step": "second"}).json()
    assert client.post(ENTER, {"credential": device.get(options), "step": "second"}).status_code == 400
    assert not inside(client)


def test_a_04_a_second_step_without_a_first_is_none(client):
    assert client.post(OPTIONS, {"step": "second"}).status_code == 400


@pytest.mark.parametrize("why", ["unknown", "removed", "closed", "area elsewhere"])
def test_a_04_a_passkey_that_counts_no_more_signs_nobody_in(client, settings, why):
    account, device = make_passkey_account(client)
    if why == "unknown":
        device = SoftwareAuthenticator()
    elif why == "removed":
        passkey_of(account).delete()
    elif why == "closed":
        type(account.user).objects.update(is_active=False)
    else:
        settings.ATHAR_AREAS = ["account", "staff"]
    assert enter_by_passkey(client, device).status_code == 400
    assert not inside(client)


@pytest.mark.parametrize("answer", ["", "no json", "[]", "{}", '{"id": 1}', '{"id": "%", "response": {}}', "[" * 9000])
def test_a_04_what_is_no_answer_is_refused_in_words(client, answer):
    client.post(OPTIONS)
    assert client.post(ENTER, {"credential": answer}).status_code == 400


def test_a_04_options_ask_for_the_devices_own_check(client):
    account, _device = make_passkey_account(client)
    be_fresh(sign_in(client, account))
    add = client.post(ADD_OPTIONS).json()
    assert add["authenticatorSelection"]["userVerification"] == "required"
    assert add["authenticatorSelection"]["residentKey"] == "required"
    assert (add["attestation"], add["rp"]) == ("none", {"id": "localhost", "name": "Portal"})
    assert len(add["excludeCredentials"]) == 1


def test_a_04_the_options_of_the_first_page_name_nobody(client):
    options = client.post(OPTIONS).json()
    assert (options["userVerification"], options["rpId"], options["allowCredentials"]) == ("required", "localhost", [])


def test_a_04_the_options_of_the_second_step_ask_for_the_check_too(client):
    account, _device = make_passkey_account(client)
    options = begin_sign_in(client, account).post(OPTIONS, {"step": "second"}).json()
    assert (options["userVerification"], len(options["allowCredentials"])) == ("required", 1)


def test_a_04_the_librarys_own_addresses_are_not_served():
    views = [pattern.callback for pattern, _levels, _namespaces in walk(get_resolver().url_patterns)]
    assert not [view for view in views if view.__module__.startswith("django_otp_webauthn")]


def test_a_07_a_passkey_opens_while_guesses_must_wait(client):
    account, device = make_passkey_account(client)
    for _guess in range(4):
        Client().post("/en/account/sign-in/", account.credentials() | {"password": "wrong"})
    assert Client().post("/en/account/sign-in/", account.credentials()).status_code == 429
    assert enter_by_passkey(client, device).status_code == 302


def test_a_07_a_refused_passkey_is_counted(client):
    account, device = make_passkey_account(client)
    SignInThrottle.objects.all().delete()
    enter_by_passkey(client, device, verified=False)
    assert Client().post("/en/account/sign-in/", account.credentials()).status_code == 429


def test_s_05_a_passkeys_label_is_neutral(client):
    account = make_account("staff", display_name="Rana Haddad")
    options = be_fresh(sign_in(client, account)).post(ADD_OPTIONS).json()
    user = options["user"]
    assert user["name"] == user["displayName"]
    assert user["name"].startswith("Portal ")
    told = json.dumps(options)
    assert not [word for word in (account.login, "Rana", "Haddad", "Athar") if word in told]
