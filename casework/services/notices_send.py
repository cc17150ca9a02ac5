"""Notices leave the outbox: each at least once, and only if it still may."""

from __future__ import annotations

import logging
import smtplib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.mail import get_connection
from django.db import connection, transaction
from django.utils import timezone

from casework.audit import EventTag, record, record_refusal
from casework.mail import mail_of
from casework.models import Notice, NoticeChannel, Registration
from casework.models.notice import Withheld
from casework.services.notice_channel_change import addresses_for
from casework.vault import VaultError, forget_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=10)
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 30, 6 * 60 * 60
AT_ONCE = 10  # so few that a slow mail server does not outlast the lease
PERMANENT = 500


class Withhold(Exception):  # noqa: N818 - reads as what it says
    """Raised for a notice that must not go out."""

    def __init__(self, why: Withheld) -> None:
        super().__init__(why)
        self.why = why


class Later(Exception):  # noqa: N818 - reads as what it says
    """Raised for a notice that must wait for its hours."""

    def __init__(self, due: datetime) -> None:
        super().__init__(due)
        self.due = due


def notices_send() -> int:
    """Takes what is due and sends it; returns how many notices were taken. A worker that dies gives its notices back when its lease ends."""
    taken = _take()
    for notice in taken:
        _deliver(notice)
    NoticeChannel.objects.filter(former_until__lte=timezone.now()).update(former_address=None, former_until=None)
    forget_keys()
    return len(taken)


@transaction.atomic
def _take() -> list[Notice]:
    due: Iterable[Notice] = _locked(Notice.objects.to_send(timezone.now()))[:AT_ONCE]
    taken = list(due)
    Notice.objects.filter(pk__in=[notice.pk for notice in taken]).update(leased_until=timezone.now() + LEASE)
    return taken


def _locked(rows: Any) -> Any:
    if not connection.features.has_select_for_update:
        return rows
    return rows.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)


def _deliver(notice: Notice) -> None:
    """Asks again whether it may go, then sends. The mark comes after the sending: rather twice than never."""
    try:
        channel = _open_channel(notice)
        _send(notice, channel)
    except Withhold as refusal:
        _withhold(notice, refusal.why)
    except Later as wait:
        _put_off(notice, wait.due, tries=notice.tries)
    except VaultError:
        record_refusal(EventTag.VAULT_CASE_REFUSED, actor=None, subject=notice)
        _withhold(notice, Withheld.UNREADABLE)
    except ValueError:
        _withhold(notice, Withheld.UNREADABLE)
    except smtplib.SMTPRecipientsRefused as error:
        _withhold(notice, Withheld.REFUSED) if _is_lasting(error) else _retry(notice)
    except (smtplib.SMTPException, OSError):
        _retry(notice)
    else:
        _sent(notice)


def _send(notice: Notice, channel: NoticeChannel) -> None:
    """To each address. Raises what the mail server said where one may be tried again, or where all were refused."""
    addresses, refusals = addresses_for(channel, notice.kind), []
    for address in addresses:
        mail = mail_of(notice, address=address, language=channel.language)
        try:
            get_connection(fail_silently=False).send_messages([mail])
        except smtplib.SMTPRecipientsRefused as error:
            refusals.append(error)
    passing = [error for error in refusals if not _is_lasting(error)]
    if passing or len(refusals) == len(addresses):
        raise (passing or refusals)[0]


def _is_lasting(error: smtplib.SMTPRecipientsRefused) -> bool:
    return min(code for code, _text in error.recipients.values()) >= PERMANENT


def _open_channel(notice: Notice) -> NoticeChannel:
    """The account's channel, if the notice may go there now. Raises Withhold or Later."""
    channel = NoticeChannel.objects.select_related("account__data_key").filter(account_id=notice.account_id).first()
    if not notice.account.is_active:
        raise Withhold(Withheld.ACCOUNT_CLOSED)
    if channel is None or not addresses_for(channel, notice.kind):
        raise Withhold(Withheld.DO_NOT_CONTACT if channel and channel.do_not_contact else Withheld.NO_CHANNEL)
    if not _still_sees(notice):
        raise Withhold(Withheld.NO_RIGHT)
    opening = next_opening(channel, timezone.now())
    if opening is not None:
        raise Later(opening)
    return channel


def _still_sees(notice: Notice) -> bool:
    if notice.registration_id is None:
        return True
    return Registration.objects.visible_to(notice.account).filter(pk=notice.registration_id).exists()


def next_opening(channel: NoticeChannel, now: datetime) -> datetime | None:
    """When the safe hours begin next; None within them. The same hour twice means the whole day."""
    local = now.astimezone(ZoneInfo(channel.time_zone))
    begin, end = channel.hours_from, channel.hours_until
    if begin == end or (local.hour - begin) % 24 < (end - begin) % 24:
        return None
    opening = local.replace(hour=begin, minute=0, second=0, microsecond=0)
    return opening if opening > local else opening + timedelta(days=1)


@transaction.atomic
def _sent(notice: Notice) -> None:
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now(), leased_until=None)
    record(EventTag.NOTICE_SENT, actor=None, subject=notice)


@transaction.atomic
def _withhold(notice: Notice, why: Withheld) -> None:
    Notice.objects.filter(pk=notice.pk).update(withheld_at=timezone.now(), withheld_why=why, leased_until=None)
    record(EventTag.NOTICE_WITHHELD, actor=None, subject=notice)


def _retry(notice: Notice) -> None:
    logger.warning("A notice could not be handed to the mail server; it will be tried again.")
    pause = min(FIRST_PAUSE_SECONDS * 2 ** min(notice.tries, 16), LONGEST_PAUSE_SECONDS)
    _put_off(notice, timezone.now() + timedelta(seconds=pause), tries=notice.tries + 1)


def _put_off(notice: Notice, due: datetime, *, tries: int) -> None:
    Notice.objects.filter(pk=notice.pk).update(due=due, tries=min(tries, 1000), leased_until=None)
