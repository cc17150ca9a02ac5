"""One growing delay for each account and each address, shared by password, code and recovery code. Never a permanent lock.

A guess is charged before it is checked and forgiven when it was right: guesses sent at once are refused as surely as guesses in a row, and
if the count cannot be written, nobody enters. Numbers that do not exist are counted alike, so that the delay tells nothing.

An address forgets one failure a minute, so that a camp behind one address never waits long for its neighbours' mistakes.
An account that entered from an address has a count of its own there: strangers who guess elsewhere cannot keep its owner out.
Elsewhere two counts are kept, of the number at this network and of the number anywhere. The second closes for a third of the time
once waits are long: whoever goes on guessing from one place leaves it open in between for an owner who is somewhere new.
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
SAME_ANYWHERE_SECONDS = 60
WRONG_CODES_TOLD = 5
FORGOTTEN_AFTER = dt.timedelta(days=1)
ADDRESS_FORGETS_ONE_AFTER = dt.timedelta(minutes=1)
KNOWN_FOR = dt.timedelta(days=90)
# Many families share one address (a café, a camp, a mobile network): its first failures cost nothing.
FREE_FAILURES = {ThrottleKind.ACCOUNT: 0, ThrottleKind.ADDRESS: 20, ThrottleKind.KNOWN: 0}
IPV6_NETWORK_BITS = 64


def admit(*, login: str, address: str) -> None:
    """Charges one guess to the typed number and to the address. Raises TooSoon if either has to wait; each wait is recorded once."""
    with transaction.atomic():
        # An address that must wait leaves no row of the number: strangers would fill the table with numbers that they invent.
        rows = [_row(*_address_key(address))]
        if _wait_of(rows) <= 0:
            rows += [_row(kind, key) for kind, key in _number_keys(login, address)]
        else:
            rows += SignInThrottle.objects.filter(key_hash__in=[key for _kind, key in _number_keys(login, address)])
        wait = _wait_of(rows)
        is_first = wait > 0 and _is_first_refusal(max(rows, key=lambda row: row.open_at))
        for row in rows if wait <= 0 else ():
            _charge(row, timezone.now(), login)
    if is_first:
        named = User.objects.filter(login=login).first()
        record_refusal(EventTag.ACCOUNT_ENTRY_REFUSED, actor=None, subject=named or ("login", typed_hash(login)))
    if wait > 0:
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
            # Not the number's count anywhere: a passkey never waits, so whoever bent its answers would keep the owner out of other doors.
            if key != typed_hash(login) and (login or kind == ThrottleKind.ADDRESS):
                _charge(_row(kind, key), now, login)


def is_told_wrong_code(*, login: str) -> bool:
    """Counts a wrong code behind a right password. True for the fifth within a day: its owner should hear of it, once."""
    with transaction.atomic():
        row, now = _row(ThrottleKind.ACCOUNT, _hash("codes", login)), timezone.now()
        if now - row.counted_at > FORGOTTEN_AFTER:
            row.failures, row.counted_at = 0, now
        row.failures, row.open_at = row.failures + 1, now
        row.save(update_fields=["failures", "counted_at", "open_at"])
    return row.failures == WRONG_CODES_TOLD


def clear(*, login: str, address: str) -> None:
    """Someone entered: the account's failures count no more, and the address is known to it from now on.

    The address keeps its own failures, or one good account would wash it clean.
    """
    now = timezone.now()
    SignInThrottle.objects.filter(key_hash__in=[_hash(ThrottleKind.ACCOUNT, login), _place(login, address)]).delete()
    SignInThrottle.objects.update_or_create(
        key_hash=_known(login, address), defaults={"kind": ThrottleKind.KNOWN, "failures": 0, "open_at": now}
    )
    SignInThrottle.objects.filter(open_at__lt=now - KNOWN_FOR).delete()
    SignInThrottle.objects.exclude(kind=ThrottleKind.KNOWN).filter(open_at__lt=now - FORGOTTEN_AFTER).delete()


def delay_after(failures: int, *, free: int) -> int:
    """Seconds: 0 while failures are free, then 1, 2, 4 … up to 15 minutes."""
    counted = failures - free
    return 0 if counted <= 0 else min(2 ** min(counted - 1, 10), LONGEST_SECONDS)


def anywhere(seconds: int) -> int:
    """How long a number waits anywhere that waits `seconds` where it was guessed at: the same at first, later a third."""
    return min(seconds, max(seconds // 3, SAME_ANYWHERE_SECONDS))


def _charge(row: SignInThrottle, now: dt.datetime, login: str) -> None:
    row.failures, row.counted_at = remembered(row, now)
    row.failures += 1
    seconds = delay_after(row.failures, free=FREE_FAILURES[ThrottleKind(row.kind)])
    row.open_at = now + dt.timedelta(seconds=anywhere(seconds) if row.key_hash == typed_hash(login) else seconds)
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


def _wait_of(rows: list[SignInThrottle]) -> float:
    """Seconds. Asked only once the rows are held: waiting for them takes time."""
    now = timezone.now()
    return max((row.open_at - now).total_seconds() for row in rows)


def _is_first_refusal(row: SignInThrottle) -> bool:
    """Whether this wait was refused to nobody yet. Noted beside the row, which is held: refusals must not fill the log."""
    told = _row(ThrottleKind(row.kind), _hash("told", row.key_hash))
    if told.open_at == row.open_at:
        return False
    told.open_at = row.open_at
    told.save(update_fields=["open_at"])
    return True


def _keys(login: str, address: str) -> list[tuple[ThrottleKind, str]]:
    """Always in this order: two requests that lock the same rows must not wait for each other."""
    return [_address_key(address), *_number_keys(login, address)]


def _address_key(address: str) -> tuple[ThrottleKind, str]:
    return ThrottleKind.ADDRESS, _hash(ThrottleKind.ADDRESS, _network(address))


def _number_keys(login: str, address: str) -> list[tuple[ThrottleKind, str]]:
    known = _known(login, address)
    if SignInThrottle.objects.filter(key_hash=known).exists():
        return [(ThrottleKind.KNOWN, known)]
    return [
        (ThrottleKind.ACCOUNT, _hash(ThrottleKind.ACCOUNT, login)),
        (ThrottleKind.ACCOUNT, _place(login, address)),
    ]


def _place(login: str, address: str) -> str:
    return _hash("place", f"{login} {_network(address)}")


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


def _hash(kind: str, value: str) -> str:
    return salted_hmac(f"portal.accounts.throttle.{kind}", value, algorithm="sha256").hexdigest()
