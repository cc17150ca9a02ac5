"""The list on paper as a second factor: the asked line alone, once, and nobody chooses which is asked."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.test import Client
from django.utils import timezone

from portal.accounts.models import PaperCode, PaperList, SignInThrottle
from portal.accounts.models.paper_list import CODES, FEW
from portal.accounts.second_factor import accept_paper_code
from tests.factories.accounts import begin_sign_in, make_account, make_invitation
from tests.factories.paper import make_paper_account
from tests.threads import at_once

pytestmark = pytest.mark.django_db
PAPER, PASSWORD = "/en/account/paper-code/", "four quiet words here"


def asked_of(client):
    SignInThrottle.objects.update(open_at=timezone.now())
    return client.get(PAPER).context["asked"]


def test_a_06_the_asked_line_signs_in(client):
    account, codes = make_paper_account()
    begin_sign_in(client, account)
    assert client.post(PAPER, {"code": codes[asked_of(client) - 1].lower()}).status_code == 302
    assert SESSION_KEY in client.session


def test_a_06_whoever_has_only_a_list_is_led_to_it(client):
    account, _codes = make_paper_account()
    assert begin_sign_in(client, account).get("/en/account/code/").url == PAPER


def test_a_06_another_line_signs_nobody_in(client):
    account, codes = make_paper_account()
    begin_sign_in(client, account)
    assert client.post(PAPER, {"code": codes[asked_of(client) % CODES]}).status_code == 400
    assert SESSION_KEY not in client.session


def test_a_06_the_question_stays_until_it_is_answered():
    """A thief with one line of the list cannot ask until its turn comes."""
    account, _codes = make_paper_account()
    questions = {asked_of(begin_sign_in(Client(), account)) for _try in range(5)}
    assert len(questions) == 1


def test_a_06_a_wrong_answer_does_not_change_the_question(client):
    account, _codes = make_paper_account()
    begin_sign_in(client, account)
    before = asked_of(client)
    client.post(PAPER, {"code": "22222-22222"})
    assert asked_of(client) == before


def test_a_06_a_line_works_once(client):
    account, codes = make_paper_account()
    asked = PaperList.objects.get().asked
    assert accept_paper_code(account.user, codes[asked - 1].replace("-", ""))
    assert accept_paper_code(account.user, codes[asked - 1].replace("-", "")) is None
    assert PaperList.objects.get().asked != asked


def test_a_06_the_answer_to_an_older_question_is_none(client):
    account, codes = make_paper_account()
    begin_sign_in(client, account)
    shown = asked_of(client)
    accept_paper_code(account.user, codes[shown - 1].replace("-", ""))
    new = PaperList.objects.get().asked
    assert client.post(PAPER, {"code": codes[new - 1]}).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_a_06_of_two_answers_at_once_one_counts():
    account, codes = make_paper_account()
    clients = [begin_sign_in(Client(), account) for _client in range(2)]
    asked = {asked_of(client) for client in clients}
    code = codes[asked.pop() - 1]
    SignInThrottle.objects.all().delete()
    at_once(*[lambda client=client: client.post(PAPER, {"code": code}) for client in clients])
    assert sorted(SESSION_KEY in client.session for client in clients) == [False, True]


@pytest.mark.django_db(transaction=True)
def test_a_06_a_line_counts_once_even_where_no_delay_stands_before_it():
    account, codes = make_paper_account()
    code = codes[PaperList.objects.get().asked - 1].replace("-", "")
    results = at_once(*[lambda: atomically(accept_paper_code, account.user, code)] * 2)
    assert sorted(result is not None for result in results) == [False, True]


def atomically(check, *facts):
    with transaction.atomic():
        return check(*facts)


def test_a_06_guesses_at_the_list_wait_like_all_others(client):
    account, _codes = make_paper_account()
    begin_sign_in(client, account)
    asked_of(client)
    answers = [client.post(PAPER, {"code": "22222-22222"}).status_code for _guess in range(2)]
    assert answers == [400, 429]


def test_a_06_a_line_has_at_least_40_random_bits():
    _account, codes = make_paper_account()
    assert 29 ** len(codes[0].replace("-", "")) >= 2**40
    assert len(set(codes)) == CODES


def test_a_06_a_used_up_list_asks_for_nothing(client):
    account, _codes = make_paper_account()
    PaperCode.objects.exclude(number=PaperList.objects.get().asked).update(used_at=timezone.now())
    asked = PaperList.objects.get()
    PaperCode.objects.update(used_at=timezone.now())
    assert asked.ask_next() is None
    assert begin_sign_in(client, account).get(PAPER).context["asked"] is None


def test_a_06_a_list_tells_when_few_lines_are_left():
    make_paper_account()
    paper = PaperList.objects.get()
    assert not paper.is_low
    PaperCode.objects.filter(number__gt=FEW).update(used_at=timezone.now())
    assert paper.is_low


def test_a_06_an_invitation_enrols_a_list_by_one_of_its_lines(client):
    token, user = make_invitation()
    client.post(f"/en/account/invitation/{token}/", {"password": PASSWORD, "password_again": PASSWORD})
    page = client.post("/en/account/factor/paper/", {"begin": "1"}).context
    assert client.post("/en/account/factor/paper/", {"code": "22222-22222"}).status_code == 400
    done = client.post("/en/account/factor/paper/", {"code": page["codes"][page["asked"] - 1]})
    assert len(done.context["codes"]) == 8
    assert PaperList.objects.get(user=user).confirmed


def test_a_06_without_a_list_there_is_nothing_to_answer(client):
    begin_sign_in(client, make_account())
    assert client.post(PAPER, {"code": "22222-22222"}).status_code == 400
