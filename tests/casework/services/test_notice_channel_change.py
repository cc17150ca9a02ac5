from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent, Notice, NoticeChannel, NoticeKind
from casework.services.notice_channel_change import (
    COUNTS_AFTER,
    WantedChannel,
    address_of,
    addresses_for,
    notice_channel_change,
    notice_channel_keep,
    notice_channel_silence,
)
from tests.casework.posting import ADDRESS, make_channel
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
WANTED = WantedChannel("new@example.org", "ar", 10, 16, "Asia/Damascus")


@pytest.fixture
def family():
    return make_user("family")


def stored(account):
    return NoticeChannel.objects.select_related("account__data_key").get(account=account)


def mature(account):
    NoticeChannel.objects.filter(account=account).update(next_counts_at=timezone.now())


def test_n_01_an_account_begins_without_a_channel(family):
    assert not NoticeChannel.objects.filter(account=family).exists()


def test_n_01_a_first_address_waits_too(family):
    notice_channel_change(actor=family, wanted=WANTED)
    assert address_of(stored(family)) == ""
    mature(family)
    assert address_of(stored(family)) == "new@example.org"


def test_n_01_the_old_address_counts_for_three_days(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    channel = stored(family)
    assert (address_of(channel), timedelta(hours=71) < channel.next_counts_at - timezone.now() <= COUNTS_AFTER) == (
        ADDRESS,
        True,
    )


def test_n_01_the_old_address_is_told_at_once(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    assert [notice.kind for notice in Notice.objects.waiting()] == ["account_changed"]


def test_n_01_a_second_change_does_not_shorten_the_wait(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    NoticeChannel.objects.update(next_counts_at=timezone.now() + timedelta(minutes=1))
    notice_channel_change(actor=family, wanted=replace(WANTED, address="third@example.org"))
    assert stored(family).next_counts_at > timezone.now() + timedelta(hours=71)


def test_n_01_an_address_whose_days_are_over_is_the_old_one_of_the_next_change(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    mature(family)
    notice_channel_change(actor=family, wanted=replace(WANTED, address="third@example.org"))
    assert address_of(stored(family)) == "new@example.org"


def test_n_01_hours_and_language_count_at_once(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=replace(WANTED, address=ADDRESS))
    channel = stored(family)
    assert (channel.language, channel.hours_from, channel.next_address, address_of(channel)) == ("ar", 10, "", ADDRESS)


def test_n_01_a_change_can_be_stopped(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    notice_channel_keep(actor=family)
    assert (address_of(stored(family)), stored(family).next_address) == (ADDRESS, "")


def test_n_01_a_change_that_counts_is_not_stopped(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    mature(family)
    notice_channel_keep(actor=family)
    assert address_of(stored(family)) == "new@example.org"


def test_n_01_silence_forgets_the_addresses(family):
    make_channel(family, next_address="new@example.org")
    notice_channel_silence(actor=family)
    channel = stored(family)
    assert (channel.do_not_contact, channel.address, channel.next_address) == (True, "", "")
    assert addresses_for(channel, NoticeKind.NEWS) == []


@pytest.mark.parametrize("kind", [NoticeKind.ACCOUNT_CHANGED, NoticeKind.RECOVERY_ASKED])
def test_n_01_a_silenced_address_is_still_warned_for_three_days(family, kind):
    """A thief turns notices off first: what follows must not be silent."""
    make_channel(family)
    notice_channel_silence(actor=family)
    assert addresses_for(stored(family), kind) == [ADDRESS]
    NoticeChannel.objects.update(former_until=timezone.now())
    assert addresses_for(stored(family), kind) == []


def test_n_01_silence_itself_is_told(family):
    make_channel(family)
    notice_channel_silence(actor=family)
    assert [notice.kind for notice in Notice.objects.waiting()] == ["account_changed"]


def test_n_01_silence_before_and_after_a_change_drops_no_warning(family):
    make_channel(family)
    notice_channel_silence(actor=family)
    notice_channel_change(actor=family, wanted=WANTED)
    notice_channel_silence(actor=family)
    assert addresses_for(stored(family), NoticeKind.ACCOUNT_CHANGED) == [ADDRESS]


def test_n_01_a_replaced_address_is_warned_beside_the_new_one(family):
    make_channel(family)
    notice_channel_change(actor=family, wanted=WANTED)
    mature(family)
    assert addresses_for(stored(family), NoticeKind.ACCOUNT_CHANGED) == [ADDRESS, "new@example.org"]
    assert addresses_for(stored(family), NoticeKind.NEWS) == ["new@example.org"]


def test_n_01_each_change_leaves_an_event(family):
    notice_channel_change(actor=family, wanted=WANTED)
    notice_channel_silence(actor=family)
    assert AuditEvent.objects.filter(tag=EventTag.ACCOUNT_NOTICE_CHANGED, subject_id=str(family.pk)).count() == 2


def test_n_01_the_database_holds_neither_address_nor_zone(family):
    notice_channel_change(actor=family, wanted=WANTED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, next_address, time_zone FROM casework_noticechannel")
        held = b"".join(bytes(value) for value in cursor.fetchone())
    assert (b"example" in held, b"Damascus" in held) == (False, False)


@pytest.mark.parametrize(
    "unfit",
    [
        {"address": "a@example.org\r\nBcc: b@example.org"},
        {"address": "a@example.org\n"},
        {"address": "nobody"},
        {"address": "a" * 250 + "@example.org"},
        {"hours_from": 24},
        {"hours_until": -1},
        {"time_zone": "Mars/Crater"},
        {"time_zone": "../../etc/passwd"},
        {"time_zone": ""},
    ],
)
def test_n_03_unfit_values_are_refused(family, unfit):
    with pytest.raises(ValueError, match=r"e-mail|hour|zone"):
        notice_channel_change(actor=family, wanted=replace(WANTED, **unfit))
    assert not NoticeChannel.objects.exists()
