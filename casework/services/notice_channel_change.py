"""Where an account wants its notices: chosen, changed, silenced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from casework.audit import EventTag, record
from casework.models import NoticeChannel, NoticeKind
from casework.models.notice import PROTECTIVE
from casework.services.notice_queue import notice_queue

if TYPE_CHECKING:
    from datetime import datetime

    from casework.rights import Account

COUNTS_AFTER = timedelta(hours=72)
LONGEST_ADDRESS = 254


@dataclass(frozen=True)
class WantedChannel:
    """What somebody chose: an address, a language, and the hours between which nobody else sees the phone."""

    address: str
    language: str
    hours_from: int
    hours_until: int
    time_zone: str


@transaction.atomic
def notice_channel_change(*, actor: Account, wanted: WantedChannel) -> NoticeChannel:
    """Language and hours count at once, a new address in three days; the old one is told. Raises ValueError for an unfit value.

    The view asks for a fresh second factor first.
    """
    refuse_unfit(wanted)
    channel = _own(actor) or NoticeChannel(account=actor)
    channel.language, channel.time_zone = wanted.language, wanted.time_zone
    channel.hours_from, channel.hours_until = wanted.hours_from, wanted.hours_until
    if wanted.address == address_of(channel):
        channel.next_address, channel.next_counts_at = "", None
    else:
        _keep_former(
            channel, timezone.now() + 2 * COUNTS_AFTER
        )  # it counts while the new one waits, and is kept as long again
        _settle(channel)
        channel.next_address, channel.next_counts_at = wanted.address, timezone.now() + COUNTS_AFTER
    channel.do_not_contact = False
    channel.save()
    record(EventTag.ACCOUNT_NOTICE_CHANGED, actor=actor, subject=("user", str(actor.pk)))
    notice_queue(account=actor, kind=NoticeKind.ACCOUNT_CHANGED)
    return channel


@transaction.atomic
def notice_channel_keep(*, actor: Account) -> None:
    """The waiting address is dropped, the old one stays."""
    channel = _own(actor)
    if channel is None or not channel.next_address or address_of(channel) == channel.next_address:
        return
    channel.next_address, channel.next_counts_at = "", None
    channel.save()
    record(EventTag.ACCOUNT_NOTICE_CHANGED, actor=actor, subject=("user", str(actor.pk)))


@transaction.atomic
def notice_channel_silence(*, actor: Account) -> None:
    """Notices end, and so do addresses; but for three days the last one gets what protects the account, this too: a thief asks for silence first."""
    channel = _own(actor) or NoticeChannel(account=actor)
    _keep_former(channel, timezone.now() + COUNTS_AFTER)
    channel.address, channel.next_address, channel.next_counts_at = "", "", None
    channel.do_not_contact = True
    channel.save()
    record(EventTag.ACCOUNT_NOTICE_CHANGED, actor=actor, subject=("user", str(actor.pk)))
    notice_queue(account=actor, kind=NoticeKind.ACCOUNT_CHANGED)


def addresses_for(channel: NoticeChannel, kind: str) -> list[str]:
    """Where a notice of this kind goes: mostly one address or none. The former one comes first: a refusal of the other must not stop it."""
    is_live = channel.former_until is not None and channel.former_until > timezone.now()
    former = channel.former_address if is_live and kind in PROTECTIVE else ""
    present = "" if channel.do_not_contact else address_of(channel)
    return [address for address in dict.fromkeys([former, present]) if address]


def address_of(channel: NoticeChannel) -> str:
    """The address that counts now: the new one once its days are over."""
    matured = channel.next_counts_at is not None and channel.next_counts_at <= timezone.now()
    return channel.next_address if matured else channel.address


def refuse_unfit(wanted: WantedChannel) -> None:
    """Raises ValueError for anything that could not go into one header line, or is no hour or zone."""
    refuse_unfit_address(wanted.address)
    if not all(0 <= hour <= 23 for hour in (wanted.hours_from, wanted.hours_until)):  # noqa: PLR2004 - hours of a day
        raise ValueError("An hour is from 0 to 23.")
    try:
        ZoneInfo(wanted.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("There is no such time zone.") from error


def refuse_unfit_address(address: str) -> None:
    """Raises ValueError for what is not one plain address: line breaks, control characters and lists of addresses are none."""
    if len(address) > LONGEST_ADDRESS or not address.isascii() or not address.isprintable():
        raise ValueError("This is not an e-mail address.")
    try:
        validate_email(address)
    except ValidationError as error:
        raise ValueError("This is not an e-mail address.") from error


def _keep_former(channel: NoticeChannel, until: datetime) -> None:
    """The address that counted until now. Where none did, one that is kept already stays: it is the owner's."""
    present = "" if channel.do_not_contact else address_of(channel)
    if present:
        channel.former_address, channel.former_until = present, until


def _settle(channel: NoticeChannel) -> None:
    """A new address whose days are over is the old one of the next change."""
    channel.address = address_of(channel)


def _own(actor: Account) -> NoticeChannel | None:
    locked = NoticeChannel.objects.select_for_update(of=("self",)).select_related("account__data_key")
    return locked.filter(account_id=actor.pk).first()
