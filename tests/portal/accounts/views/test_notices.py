from __future__ import annotations

import pytest
from django.utils import timezone

from casework.models import NoticeChannel
from casework.services.notice_channel_change import address_of
from portal.dangerous_acts import NEEDS_FRESH_FACTOR
from tests.casework.posting import ADDRESS, make_channel
from tests.factories.accounts import make_account, sign_in

pytestmark = pytest.mark.django_db
PAGE = "/en/account/security/notices/"
CHOICE = {
    "address": "new@example.org",
    "language": "ar",
    "hours_from": "10",
    "hours_until": "16",
    "time_zone": "Asia/Damascus",
}


@pytest.fixture
def account():
    return make_account("family")


@pytest.fixture
def inside(client, account):
    return sign_in(client, account)


def stored(account):
    return NoticeChannel.objects.select_related("account__data_key").get(account=account.user)


def test_n_01_the_default_is_silence(inside):
    assert "You get no notes" in inside.get(PAGE).content.decode()


def test_a_choice_is_stored_and_shown_as_waiting(inside, account):
    assert inside.post(PAGE, CHOICE).status_code == 302
    assert stored(account).next_address == "new@example.org"
    assert "A new address is waiting" in inside.get(PAGE).content.decode()


def test_a_change_can_be_stopped(inside, account):
    make_channel(account.user)
    inside.post(PAGE, CHOICE)
    inside.post(f"{PAGE}keep/")
    assert address_of(stored(account)) == ADDRESS


def test_notes_can_be_turned_off(inside, account):
    make_channel(account.user)
    inside.post(f"{PAGE}off/")
    assert (stored(account).do_not_contact, stored(account).address) == (True, "")
    assert "You get no notes" in inside.get(PAGE).content.decode()


def test_an_address_that_counts_is_said_to(inside, account):
    make_channel(account.user, address="", next_address="new@example.org", next_counts_at=timezone.now())
    assert "Notes go to the address" in inside.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "unfit",
    [{"address": "x\r\nBcc: y@example.org"}, {"address": "أ@example.org"}, {"hours_from": "24"}, {"time_zone": "x"}],
)
def test_n_03_unfit_choices_are_refused(inside, unfit):
    assert inside.post(PAGE, CHOICE | unfit).status_code == 400
    assert not NoticeChannel.objects.exists()


@pytest.mark.parametrize("name", ["accounts:notices", "accounts:silence_notices"])
def test_n_01_a_change_asks_for_a_fresh_factor(name):
    assert name in NEEDS_FRESH_FACTOR


def test_a_member_of_staff_has_the_page_too(client):
    assert sign_in(client, make_account("staff")).get(PAGE).status_code == 200


def test_n_01_the_page_does_not_show_the_address(inside, account):
    make_channel(account.user)
    assert ADDRESS not in inside.get(PAGE).content.decode()
