from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from casework.audit import EventTag
from casework.mail import mail_of
from casework.models import AuditEvent, Notice, NoticeChannel, NoticeKind, Relative
from casework.models.notice import Withheld
from casework.services import notices_send as module
from casework.services.notice_channel_change import notice_channel_silence
from casework.services.notice_queue import notice_queue
from casework.services.notices_send import next_opening, notices_send
from tests.casework.posting import ADDRESS, make_channel, post_to
from tests.factories.accounts import make_user
from tests.factories.casework import make_registration
from tests.servers.smtp import serving

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(settings):
    with serving() as (port, post):
        post_to(settings, port)
        yield post


@pytest.fixture
def family():
    return make_user("family", language="en")


def queue(account, **fields):
    notice_queue(account=account, kind=NoticeKind.NEWS, **fields)
    return Notice.objects.latest("created_at")


def withheld(notice):
    notice.refresh_from_db()
    return notice.withheld_why


def due_now():
    Notice.objects.update(due=timezone.now(), leased_until=None)


def test_a_notice_arrives(post, family):
    make_channel(family)
    queue(family)
    notices_send()
    assert ([message["To"] for message in post.messages], post.envelopes) == ([ADDRESS], [f"rcpt TO:<{ADDRESS}>"])


def test_each_sending_leaves_an_event(post, family):
    make_channel(family)
    notice = queue(family)
    notices_send()
    assert AuditEvent.objects.get(tag=EventTag.NOTICE_SENT).subject_id == notice.pk


def test_n_01_without_a_channel_nothing_is_sent(post, family):
    notice = queue(family)
    notices_send()
    assert (post.mails, withheld(notice)) == ([], Withheld.NO_CHANNEL)


def test_n_01_who_must_not_be_contacted_is_not(post, family):
    make_channel(family, do_not_contact=True)
    notice = queue(family)
    notices_send()
    assert (post.mails, withheld(notice)) == ([], Withheld.DO_NOT_CONTACT)


@pytest.mark.parametrize(
    ("hour", "minute", "opening"),
    [(8, 59, 9), (9, 0, None), (16, 59, None), (17, 0, 33), (23, 0, 33), (0, 0, 9)],
)
def test_n_01_the_hours_are_those_of_the_account(hour, minute, opening):
    channel = NoticeChannel(hours_from=9, hours_until=17, time_zone="Asia/Damascus")  # three hours before UTC all year
    midnight = datetime(2026, 3, 29, tzinfo=UTC) - timedelta(hours=3)
    expected = None if opening is None else midnight + timedelta(hours=opening)
    assert next_opening(channel, midnight + timedelta(hours=hour, minutes=minute)) == expected


@pytest.mark.parametrize(("hour", "within"), [(21, False), (22, True), (3, True), (6, False)])
def test_n_01_hours_may_reach_over_midnight(hour, within):
    channel = NoticeChannel(hours_from=22, hours_until=6, time_zone="UTC")
    assert (next_opening(channel, datetime(2026, 1, 5, hour, tzinfo=UTC)) is None) == within


def test_n_01_outside_its_hours_a_notice_waits(post, family, monkeypatch):
    make_channel(family, hours_from=9, hours_until=17, time_zone="UTC")
    notice = queue(family)
    at = datetime(2036, 1, 5, 20, tzinfo=UTC)
    monkeypatch.setattr(module.timezone, "now", lambda: at)
    notices_send()
    notice.refresh_from_db()
    assert (post.mails, notice.due, notice.tries) == ([], datetime(2036, 1, 6, 9, tzinfo=UTC), 0)
    monkeypatch.setattr(module.timezone, "now", lambda: at + timedelta(hours=13))
    notices_send()
    assert len(post.mails) == 1


def test_n_01_a_new_address_gets_nothing_before_its_days_are_over(post, family):
    make_channel(family, next_address="new@example.org", next_counts_at=timezone.now() + timedelta(hours=1))
    queue(family)
    notices_send()
    assert [message["To"] for message in post.messages] == [ADDRESS]


def test_n_01_then_it_counts(post, family):
    make_channel(family, next_address="new@example.org", next_counts_at=timezone.now())
    queue(family)
    notices_send()
    assert [message["To"] for message in post.messages] == ["new@example.org"]


def test_n_01_no_id_travels_with_a_mail(post, family):
    make_channel(family)
    registration = make_registration(relative=family)
    notice = queue(family, registration=registration)
    notices_send()
    ids = [notice.pk, registration.pk, registration.reference, family.login, registration.case_id]
    assert not [known for known in ids if known.encode() in post.mails[0]]


def test_n_02_whoever_lost_the_right_gets_nothing(post, family):
    make_channel(family)
    registration = make_registration(relative=family)
    notice = queue(family, registration=registration)
    Relative.objects.filter(registration=registration).update(account=None)
    notices_send()
    assert (post.mails, withheld(notice)) == ([], Withheld.NO_RIGHT)


def test_n_02_of_two_relatives_only_the_one_who_still_sees_it_is_told(post, family):
    other = make_user("family")
    registration = make_registration(relative=family)
    for account, address in ((family, "one@example.org"), (other, "two@example.org")):
        make_channel(account, address=address)
        queue(account, registration=registration)
    notices_send()
    assert [message["To"] for message in post.messages] == ["one@example.org"]


def test_n_02_a_closed_account_gets_nothing(post, family):
    make_channel(family)
    notice = queue(family)
    type(family).objects.update(is_active=False)
    notices_send()
    assert (post.mails, withheld(notice)) == ([], Withheld.ACCOUNT_CLOSED)


def test_n_02_what_is_withheld_leaves_an_event(post, family):
    notice = queue(family)
    notices_send()
    assert AuditEvent.objects.get(tag=EventTag.NOTICE_WITHHELD).subject_id == notice.pk


@pytest.mark.django_db(transaction=True)
def test_n_03_a_notice_falls_with_its_act(family):
    with transaction.atomic():
        queue(family)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_n_03_what_waits_is_not_queued_twice(family):
    registration = make_registration(relative=family)
    for _time in range(3):
        notice_queue(account=family, kind=NoticeKind.NEWS)
        notice_queue(account=family, kind=NoticeKind.NEWS, registration=registration)
        notice_queue(account=family, kind=NoticeKind.ACCOUNT_CHANGED)
    assert Notice.objects.count() == 3


def test_n_03_a_sent_one_does_not_stand_for_the_next(post, family):
    make_channel(family)
    for _time in range(2):
        queue(family)
        notices_send()
    assert len(post.mails) == 2


def test_n_03_three_failures_and_one_mail(post, family):
    make_channel(family)
    notice = queue(family)
    post.refusals += ["451 later", "421 away", "451 later"]
    for _time in range(5):
        notices_send()
        due_now()
    notice.refresh_from_db()
    assert (len(post.mails), notice.tries, notice.sent_at is not None) == (1, 3, True)


def test_n_03_each_failure_waits_longer(post, family):
    make_channel(family)
    notice = queue(family)
    post.refusals += ["451 later", "451 later"]
    pauses = []
    for _time in range(2):
        notices_send()
        notice.refresh_from_db()
        pauses.append(notice.due - timezone.now())
        due_now()
    assert pauses[1] > pauses[0] > timedelta(seconds=25)


def test_n_03_a_server_that_is_away_loses_nothing(settings, family):
    with serving() as (port, _post):
        post_to(settings, port)
    make_channel(family)
    queue(family)
    notices_send()
    assert Notice.objects.waiting().count() == 1


def test_n_03_a_server_that_dies_after_data_gets_it_again_under_the_same_id(post, family):
    make_channel(family)
    queue(family)
    post.hang_up_after_data = 1
    for _time in range(3):
        notices_send()
        due_now()
    ids = [message["Message-ID"] for message in post.messages]
    assert (len(ids), len(set(ids))) == (2, 1)


def test_n_03_a_refusal_for_good_is_not_repeated(post, family):
    make_channel(family)
    notice = queue(family)
    post.refusals.append("550 nobody")
    notices_send()
    assert (withheld(notice), notices_send()) == (Withheld.REFUSED, 0)


def test_n_03_what_another_worker_holds_is_left(post, family):
    make_channel(family)
    queue(family)
    Notice.objects.update(leased_until=timezone.now() + timedelta(minutes=1))
    assert (notices_send(), post.mails) == (0, [])


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org\r\nBcc: b@example.org",
        "a@example.org\nSubject: x",
        "a@example.org\r",
        "a@example.org, b@example.org",
        "<a@example.org>",
        "a@example.org\x00",
        "a@example.org\u2028x",
        "a b@example.org",
        "أ@example.org",
        "",
    ],
)
def test_n_03_an_address_that_carries_more_is_refused_once_more(post, family, address):
    with pytest.raises(ValueError, match="e-mail"):
        mail_of(Notice(account=family, kind=NoticeKind.NEWS), address=address, language="en")
    make_channel(family, address=address)
    queue(family)
    notices_send()
    assert post.mails == []


def test_k_01_a_tampered_address_is_never_written_to(post, family):
    make_channel(family, address="one@example.org", next_address="two@example.org")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casework_noticechannel SET address = next_address")
    notice = queue(family)
    notices_send()
    assert (post.mails, withheld(notice)) == ([], Withheld.UNREADABLE)
    assert AuditEvent.objects.filter(tag=EventTag.VAULT_CASE_REFUSED).count() == 1


def test_the_command_says_what_it_did(post, family, capsys):
    make_channel(family)
    queue(family)
    call_command("send_notices", "--once")
    assert capsys.readouterr().out.strip() == "1 notices handled, 0 waiting."


def test_the_command_wants_a_sender(settings):
    settings.ATHAR_NOTICE_SENDER = ""
    with pytest.raises(CommandError) as refusal:
        call_command("send_notices", "--once")
    assert refusal.value.returncode == 2


def test_n_01_a_silenced_address_is_warned_and_then_forgotten(post, family):
    make_channel(family)
    notice_channel_silence(actor=family)
    notices_send()
    assert len(post.messages) == 1
    NoticeChannel.objects.update(former_until=timezone.now())
    notices_send()
    assert NoticeChannel.objects.values_list("former_address", flat=True).get() is None


@pytest.mark.parametrize("refusal", ["550 nobody here", "451 later"])
def test_n_01_of_two_addresses_a_refused_one_keeps_no_warning_from_the_other(post, family, refusal):
    make_channel(family, former_address="former@example.org", former_until=timezone.now() + timedelta(hours=1))
    notice_queue(account=family, kind=NoticeKind.ACCOUNT_CHANGED)
    post.refusals += [refusal]
    notices_send()
    assert [message["To"] for message in post.messages] == [ADDRESS]
