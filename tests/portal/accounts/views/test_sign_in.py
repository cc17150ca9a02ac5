from __future__ import annotations

import re
import time

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent
from portal.accounts import steps, throttle
from portal.accounts.models import Session, SignInThrottle
from portal.accounts.second_factor import replace_recovery_codes
from portal.accounts.sessions import stored_key
from tests.factories.accounts import PASSWORD, begin_sign_in, make_account, make_user

pytestmark = pytest.mark.django_db
SIGN_IN, CODE, RECOVERY = (f"/en/account/{step}/" for step in ("sign-in", "code", "recovery-code"))


def post_password(client, account, **typed):
    return client.post(SIGN_IN, account.credentials() | typed)


def post_code(client, account, code=None):
    return client.post(CODE, {"code": code or account.code()})


def let_the_delay_pass():
    SignInThrottle.objects.update(open_at=timezone.now())


def body_of(response):
    """What a reader sees: without the form's token, and without what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return re.sub(r'name="login" value="[^"]*"', "", text)


def test_the_password_alone_signs_nobody_in(client):
    response = post_password(client, make_account())
    assert response.url == CODE
    assert SESSION_KEY not in client.session


def test_the_code_signs_in(client):
    account = make_account()
    post_password(client, account)
    assert post_code(client, account).url == "/en/my/"
    assert client.session[SESSION_KEY] == str(account.user.pk)


@pytest.mark.parametrize(
    "typed", ["{0}{1}{2}{3} {4}{5}{6}{7}", "{0}{1}-{2}{3}-{4}{5}-{6}{7}", " {0}{1}{2}{3}{4}{5}{6}{7}\u200f"]
)
@pytest.mark.parametrize("digits", ["0123456789", "٠١٢٣٤٥٦٧٨٩"])
def test_the_number_may_be_typed_in_many_ways(client, typed, digits):
    account = make_account()
    login = typed.format(*(digits[int(digit)] for digit in account.login))
    assert post_password(client, account, login=login).status_code == 302


def test_a_code_may_be_typed_in_arabic_digits_with_a_space(client):
    account = make_account()
    begin_sign_in(client, account)
    code = account.code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert post_code(client, account, f"{code[:3]} {code[3:]}").status_code == 302


def test_a_recovery_code_signs_in_once(client):
    account = make_account()
    code = replace_recovery_codes(account.user)[0]
    begin_sign_in(client, account)
    assert client.post(RECOVERY, {"code": code.lower()}).status_code == 302
    client.logout()
    begin_sign_in(client, account)
    assert client.post(RECOVERY, {"code": code}).status_code == 400


def test_a_used_code_is_refused_to_another_browser(client):
    account = make_account()
    code = account.code()
    begin_sign_in(client, account)
    post_code(client, account, code)
    other = begin_sign_in(type(client)(), account)
    assert post_code(other, account, code).status_code == 400
    assert SESSION_KEY not in other.session


def test_a_wrong_code_is_told_in_the_readers_language_and_loses_nothing(client):
    account = make_account()
    begin_sign_in(client, account)
    response = post_code(client, account, "000000")
    assert response.status_code == 400
    assert 'class="error-summary"' in response.content.decode()
    let_the_delay_pass()
    assert post_code(client, account).status_code == 302


def test_known_and_unknown_numbers_get_the_same_answer(client):
    account = make_account()
    known = post_password(client, account, password="a wrong password")
    unknown = client.post(SIGN_IN, {"login": "00000000", "password": "a wrong password"})
    assert (known.status_code, body_of(known)) == (unknown.status_code, body_of(unknown))
    assert known.headers.keys() == unknown.headers.keys()


def test_known_and_unknown_numbers_cost_the_same_queries(client, django_assert_num_queries):
    account = make_account()
    with CaptureQueriesContext(connection) as known:
        post_password(client, account, password="a wrong password")
    SignInThrottle.objects.all().delete()
    with django_assert_num_queries(len(known)):
        client.post(SIGN_IN, {"login": "00000000", "password": "a wrong password"})


@pytest.mark.parametrize("why", ["no factor", "closed", "area elsewhere"])
def test_who_cannot_go_on_hears_what_a_stranger_hears(client, settings, why):
    account = make_account(is_active=why != "closed")
    if why == "no factor":
        account.device.delete()
    if why == "area elsewhere":
        settings.ATHAR_AREAS = ["account", "staff"]
    stranger = client.post(SIGN_IN, {"login": "00000000", "password": PASSWORD})
    assert body_of(post_password(client, account)) == body_of(stranger)


def test_each_step_has_its_own_session_key_and_the_old_ones_are_dead(client):
    account = make_account()
    client.session.save()
    keys = [client.session.session_key]
    for step in (post_password, post_code):
        step(client, account)
        keys.append(client.session.session_key)
    assert len(set(keys)) == 3
    assert list(Session.objects.values_list("session_key", flat=True)) == [stored_key(keys[-1])]


def test_a_planted_session_key_never_becomes_someones(client):
    account = make_account()
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    post_password(client, account)
    post_code(client, account)
    assert client.session.session_key != "planted0planted0planted0planted0"


@pytest.mark.parametrize(("age", "status"), [(0, 302), (599, 302), (601, 400)])
def test_the_second_step_waits_ten_minutes(client, age, status):
    account = make_account()
    session = begin_sign_in(client, account).session
    session[steps.KEY] = {**session[steps.KEY], "at": time.time() - age}
    session.save()
    assert post_code(client, account).status_code == status


@pytest.mark.parametrize("url", [CODE, RECOVERY])
def test_without_a_first_step_the_second_says_to_begin_again(client, url):
    response = client.get(url)
    assert response.status_code == 400
    assert SIGN_IN in response.content.decode()


def test_an_account_closed_between_the_steps_stays_out(client):
    account = make_account()
    begin_sign_in(client, account)
    type(account.user).objects.update(is_active=False)
    assert post_code(client, account).status_code == 400


def test_guesses_at_password_and_code_share_one_count(client):
    account = make_account()
    for _guess in range(2):
        post_password(client, account, password="a wrong password")
        let_the_delay_pass()
    begin_sign_in(client, account)
    post_code(client, account, "000000")
    assert post_code(client, account, "000000")["Retry-After"] == "4"


def test_while_guesses_wait_even_the_right_code_is_refused(client):
    account = make_account()
    begin_sign_in(client, account)
    post_code(client, account, "000000")
    assert post_code(client, account).status_code == 429
    let_the_delay_pass()
    assert post_code(client, account).status_code == 302


def test_a_spoofed_forwarded_address_does_not_escape_the_delay(client):
    account = make_account()
    answers = [
        client.post(SIGN_IN, account.credentials() | {"password": "wrong"}, headers={"X-Forwarded-For": f"192.0.2.{n}"})
        for n in range(2)
    ]
    assert [answer.status_code for answer in answers] == [400, 429]


def test_wrong_guesses_from_elsewhere_do_not_keep_the_owner_out():
    account = make_account()
    throttle.clear(login=account.login, address="127.0.0.1")  # she entered from here before
    for _guess in range(5):
        Client().post(SIGN_IN, account.credentials() | {"password": "wrong"}, REMOTE_ADDR="198.51.100.1")
    assert post_password(Client(), account).status_code == 302


def test_a_sign_in_that_cannot_be_counted_is_refused(client, django_db_blocker, monkeypatch):
    account = make_account()
    begin_sign_in(client, account)
    client.raise_request_exception = False
    monkeypatch.setattr(SignInThrottle._meta, "db_table", "a_table_that_is_gone")
    assert post_code(client, account).status_code == 500
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("area", "wished", "lands"),
    [
        ("family", "/ar/my/abc/", "/ar/my/abc/"),
        ("family", "/staff/", "/en/my/"),
        ("family", "//evil.example/en/my/", "/en/my/"),
        ("family", "https://evil.example/en/my/", "/en/my/"),
        ("family", "/\\evil.example", "/en/my/"),
        ("family", "javascript:alert(1)", "/en/my/"),
        ("family", "/en/account/security/", "/en/account/security/"),
        ("family", "/en/account/leave/", "/en/my/"),
        ("staff", "/ar/my/abc/", "/staff/"),
    ],
)
def test_next_leads_only_into_ones_own_area(client, area, wished, lands):
    account = make_account(area)
    post_password(client, account, next=wished)
    assert post_code(client, account).url == lands


def test_the_wish_survives_a_wrong_password(client):
    page = client.post(SIGN_IN, {"login": "1", "password": "x", "next": "/en/my/abc/"}).content.decode()
    assert 'value="/en/my/abc/"' in page


def test_the_password_never_comes_back(client):
    page = client.post(SIGN_IN, {"login": "1", "password": "typed once only"}).content.decode()
    assert "typed once only" not in page


def test_entering_and_refusals_leave_a_trace(client):
    account = make_account()
    post_password(client, account, password="wrong")
    let_the_delay_pass()
    begin_sign_in(client, account)
    post_code(client, account)
    tags = set(AuditEvent.objects.values_list("tag", flat=True))
    assert {EventTag.ACCOUNT_PASSWORD_FAILED, EventTag.ACCOUNT_SIGNED_IN} <= tags


def test_what_was_typed_as_a_number_is_not_in_the_log(client):
    client.post(SIGN_IN, {"login": "mypassword", "password": "x"})
    event = AuditEvent.objects.get(tag=EventTag.ACCOUNT_PASSWORD_FAILED)
    assert "mypassword" not in event.subject_id


def test_the_session_between_the_steps_holds_no_secret(client):
    account = make_account()
    post_password(client, account)
    assert set(client.session[steps.KEY]) == {"step", "at", "user", "next", "stands_on"}


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_page_speaks_the_language_of_its_address(client, language):
    response = client.get(f"/{language}/account/sign-in/")
    assert f'lang="{language}"' in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_a_browser_may_tell_our_forms_where_they_come_from(client):
    """Under "no-referrer" the origin of a form is "null", and no form would be accepted."""
    assert client.get(SIGN_IN)["Referrer-Policy"] == "same-origin"


def test_an_account_without_a_factor_cannot_take_the_second_step(client):
    user = make_user(password=PASSWORD)
    session = client.session
    session[steps.KEY] = {"step": steps.CODE, "at": time.time(), "user": user.pk, "next": ""}
    session.save()
    assert client.post(reverse("accounts:code"), {"code": "000000"}).status_code == 400
