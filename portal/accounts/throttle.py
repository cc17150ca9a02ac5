"""One growing delay for each account and each address, shared by password, code and recovery code. Never a permanent lock.

A guess is charged before it is checked and forgiven when it was right: guesses sent at once are refused as surely as guesses in a row, and
if the count cannot be written, nobody enters. Numbers that do not exist are counted alike, so that the delay tells nothing.

An address forgets one failure a minute, so that a camp behind one address never waits long for its neighbours' mistakes.
An account that entered from an address has a count of its own there: strangers who guess elsewhere cannot keep its owner out.
A passkey cannot be guessed: whoever enters by one is not asked here, and `clear` notes it afterwards.
"""

from __future__ import annotations

import datetime as dt
import ipaddress

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from casework.audit import EventTag, record_refusal
from portal.accounts.exceptions import TooSoon
from portal.accounts.models import User
from portal.accounts.models.sign_in_throttle import SignInThrottle, ThrottleKind

LONGEST_SECONDS = 15 * 60
FORGOTTEN_AFTER = dt.timedelta(days=1)
ADDRESS_FORGETS_ONE_AFTER = dt.timedelta(minutes=1)
KNOWN_FOR = dt.timedelta(days=90)
# Many families share one address (a café, a camp, a mobile network): its first failures cost nothing.
FREE_FAILURES = {ThrottleKind.ACCOUNT: 0, ThrottleKind.ADDRESS: 20, ThrottleKind.KNOWN: 0}
IPV6_NETWORK_BITS = 64


def admit(*, login: str, address: str) -> None:
    """Charges one guess to the typed number and to the address. Raises TooSoon, which is recorded, if either has to wait."""
    with transaction.atomic():
        rows = [_row(kind, key) for kind, key in _keys(login, address)]
        now = timezone.now()  # only once the rows are held: waiting for them takes time
        wait = max((row.open_at - now).total_seconds() for row in rows)
        for row in rows if wait <= 0 else ():
            _charge(row, now)
    if wait > 0:
        named = User.objects.filter(login=login).first()
        record_refusal(EventTag.ACCOUNT_ENTRY_REFUSED, actor=None, subject=named or ("login", typed_hash(login)))
        raise TooSoon(wait)


def forgive(*, login: str, address: str) -> None:
    """Takes back the charge of a guess that was right."""
    with transaction.atomic():
        for row in [_row(kind, key) for kind, key in _keys(login, address)]:
            row.failures, row.open_at = max(0, row.failures - 1), timezone.now()
            row.save(update_fields=["failures", "open_at"])


def entered(*, login: str, address: str) -> None:
    """The second factor was right: its charge goes back, and the account starts anew."""
    forgive(login=login, address=address)
    clear(login=login, address=address)


def count_failure(*, login: str, address: str) -> None:
    """Charges a passkey that was refused. A passkey never waits: nobody guesses a signature, and its owner gets in while others guess.

    `login` is empty when nobody knows whose passkey it claimed to be.
    """
    with transaction.atomic():
        now = timezone.now()
        for kind, key in _keys(login, address):
            if login or kind == ThrottleKind.ADDRESS:
                _charge(_row(kind, key), now)


def clear(*, login: str, address: str) -> None:
    """Someone entered: the account's failures count no more, and the address is known to it from now on.

    The address keeps its own failures, or one good account would wash it clean.
    """
    now = timezone.now()
    SignInThrottle.objects.filter(key_hash=_hash(ThrottleKind.ACCOUNT, login)).delete()
    SignInThrottle.objects.update_or_create(
        key_hash=_known(login, address), defaults={"kind": ThrottleKind.KNOWN, "failures": 0, "open_at": now}
    )
    SignInThrottle.objects.filter(open_at__lt=now - KNOWN_FOR).delete()
    SignInThrottle.objects.exclude(kind=ThrottleKind.KNOWN).filter(open_at__lt=now - FORGOTTEN_AFTER).delete()


def delay_after(failures: int, *, free: int) -> int:
    """Seconds: 0 while failures are free, then 1, 2, 4 … up to 15 minutes."""
    counted = failures - free
    return 0 if counted <= 0 else min(2 ** min(counted - 1, 10), LONGEST_SECONDS)


def _charge(row: SignInThrottle, now: dt.datetime) -> None:
    row.failures, row.counted_at = remembered(row, now)
    row.failures += 1
    row.open_at = now + dt.timedelta(seconds=delay_after(row.failures, free=FREE_FAILURES[ThrottleKind(row.kind)]))
    row.save(update_fields=["failures", "counted_at", "open_at"])


def remembered(row: SignInThrottle, now: dt.datetime) -> tuple[int, dt.datetime]:
    """The failures that still count, and since when the next one is being forgotten."""
    if row.kind == ThrottleKind.ADDRESS:
        forgotten = max(0, (now - row.counted_at) // ADDRESS_FORGETS_ONE_AFTER)
        if forgotten >= row.failures:
            return 0, now
        return row.failures - forgotten, row.counted_at + forgotten * ADDRESS_FORGETS_ONE_AFTER
    return (0 if now - row.open_at > FORGOTTEN_AFTER else row.failures), now


def _row(kind: ThrottleKind, key_hash: str) -> SignInThrottle:
    rows = SignInThrottle.objects.select_for_update()
    return rows.get_or_create(key_hash=key_hash, defaults={"kind": kind})[0]


def _keys(login: str, address: str) -> list[tuple[ThrottleKind, str]]:
    """Always in this order: two requests that lock the same two rows must not wait for each other."""
    known = _known(login, address)
    account = (ThrottleKind.ACCOUNT, _hash(ThrottleKind.ACCOUNT, login))
    if SignInThrottle.objects.filter(key_hash=known).exists():
        account = (ThrottleKind.KNOWN, known)
    return [account, (ThrottleKind.ADDRESS, _hash(ThrottleKind.ADDRESS, _network(address)))]


def _known(login: str, address: str) -> str:
    return _hash(ThrottleKind.KNOWN, f"{login} {_network(address)}")


def _network(address: str) -> str:
    """An IPv6 customer holds 2^64 addresses: they count as one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((ip, IPV6_NETWORK_BITS), strict=False)) if ip.version == 6 else str(ip)  # noqa: PLR2004


def typed_hash(login: str) -> str:
    """What a typed number is called in the log when no account answers to it: people type passwords there too."""
    return _hash(ThrottleKind.ACCOUNT, login)


def _hash(kind: ThrottleKind, value: str) -> str:
    return salted_hmac(f"portal.accounts.throttle.{kind}", value, algorithm="sha256").hexdigest()
