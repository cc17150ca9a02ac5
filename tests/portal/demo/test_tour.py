from __future__ import annotations

import subprocess
import sys

import pytest
from django.test import Client

from portal.accounts.models import TOTPDevice
from portal.demo.accounts import ACCOUNTS
from portal.demo.guide import PARTS
from portal.demo.sheet import row_of, write_sheet
from portal.demo.tour import people
from tests.factories.accounts import make_account
from tests.project.test_house_rules import ROOT

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "en", "ku", "tr", "de", "fr"]
PASSWORD = "invented-pass-word"


@pytest.fixture
def mother(settings, tmp_path):
    """The first family's account, alone on the sheet."""
    settings.VAR_DIR = tmp_path
    account = make_account("family")
    row = row_of(ACCOUNTS[0], PASSWORD, account.totp_secret)
    write_sheet([{**row, "login": account.user.login}], "http://localhost:8123")
    return TOTPDevice.objects.get(user=account.user)


def shown(**extra):
    return Client(**extra).get("/en/tour/")


def test_every_account_of_the_demo_has_a_part():
    assert {account.key for account in ACCOUNTS} == set(PARTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_in_each_language_how_to_sign_in(mother, language):
    text = Client().get(f"/{language}/tour/").content.decode()
    assert mother.user.login in text
    assert PASSWORD in text
    assert f'href="/{language}/account/sign-in/"' in text


def test_its_code_opens_the_account(mother):
    code = people()["family"][0]["code"].text
    assert mother.verify_token(code.replace(" ", ""))


def test_a_code_that_was_used_is_not_shown_again(mother):
    code = people()["family"][0]["code"].text
    mother.verify_token(code.replace(" ", ""))
    after = people()["family"][0]["code"]
    assert after is None or after.text != code


def test_it_is_kept_by_no_browser(mother):
    assert shown()["Cache-Control"] == "no-store"


def test_before_the_demo_is_filled_it_says_how(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    assert "make demo" in shown().content.decode()


@pytest.mark.parametrize("address", ["::1", "127.0.0.2"])
def test_this_machine_is_answered(mother, address):
    assert shown(REMOTE_ADDR=address).status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 somewhere"},
    ],
    ids=str,
)
def test_a_reader_elsewhere_is_told_that_it_stays_here(mother, told):
    answer = shown(**told)
    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()
    assert "only to a browser on that machine" in answer.content.decode()


def test_without_the_demo_it_is_not_there(mother, settings):
    settings.DEMO = False
    assert shown().status_code == 404


def test_without_the_demo_it_is_not_even_loaded():
    code = (
        "import django; from django.conf import settings; import portal.settings.test as test; test.DEMO = False;"
        "django.setup(); import portal.urls, sys; print([name for name in sys.modules if name.startswith('portal.demo')],"
        "'tour' in __import__('django.urls').urls.get_resolver().reverse_dict)"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[] False"


@pytest.mark.parametrize("page_of", ["/", "/ar/account/sign-in/"])
def test_the_demo_leads_to_it(page_of):
    assert "/tour/" in Client().get(page_of).content.decode()
