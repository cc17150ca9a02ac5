"""Checks of codes. Each runs inside the caller's transaction and holds the rows until it ends, so that a code counts once."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django_otp_webauthn.models import WebAuthnCredential

from casework import vault
from portal.accounts.factor_rules import takes_codes
from portal.accounts.models import PaperCode, PaperList, RecoveryCode, RecoveryList, TOTPDevice
from portal.accounts.models.paper_list import CODES as PAPER_CODES
from portal.accounts.models.paper_list import new_paper_code
from portal.accounts.models.recovery_code import CODES, new_code

if TYPE_CHECKING:
    from portal.accounts.models import User

# The kinds of second factor, by the word that stands in addresses. Recovery codes are none: they only help to put one back.
KINDS: dict[str, Any] = {"passkey": WebAuthnCredential, "app": TOTPDevice, "paper": PaperList}
ADDRESS_PURPOSE = "factor in an address"
ID_BYTES = 16


def factors_of(user: User) -> list[tuple[str, Any]]:
    """The confirmed factors of an account with their kind, oldest first within a kind."""
    return [
        (kind, device)
        for kind, model in KINDS.items()
        for device in model.objects.filter(user=user, confirmed=True).order_by("pk")
    ]


def factor_id(kind: str, factor: Any) -> str:
    """What names a factor in an address, as 22 letters: the number of its row would tell how many accounts there are."""
    digest = vault.keyed_hash(ADDRESS_PURPOSE, f"{kind}:{factor.pk}".encode())
    return base64.urlsafe_b64encode(digest[-ID_BYTES:]).decode().rstrip("=")


def has_second_factor(user: User) -> bool:
    return any(model.objects.filter(user=user, confirmed=True).exists() for model in KINDS.values())


def has_device(user: User) -> bool:
    """Whether the account has a factor that is no paper."""
    return any(KINDS[kind].objects.filter(user=user, confirmed=True).exists() for kind in ("passkey", "app"))


def locked_apps(user: User, *, confirmed: bool = True) -> list[TOTPDevice]:
    """The account's apps, held until the transaction ends, always in one order: two requests must not wait for each other."""
    devices = TOTPDevice.objects.select_for_update(of=("self",)).select_related("user__data_key")
    return list(devices.filter(user=user, confirmed=confirmed).order_by("pk"))


def accept_code(user: User, code: str) -> TOTPDevice | None:
    """The app whose unused code this is."""
    if not takes_codes(user):
        return None
    return next((device for device in locked_apps(user) if device.verify_token(code)), None)


def paper_list_of(user: User) -> PaperList | None:
    """The list that is in use, and that has a line left."""
    if not takes_codes(user):
        return None
    return PaperList.objects.filter(user=user, confirmed=True, asked__isnull=False).order_by("-pk").first()


def accept_paper_code(user: User, code: str, *, asked: int | None = None) -> PaperList | None:
    """The list whose asked line this is. `asked` is the number that this session showed: an older question is over."""
    lists = PaperList.objects.select_for_update(of=("self",)).filter(user=user, confirmed=True).order_by("-pk")
    found = lists.first() if takes_codes(user) else None
    if found is None or (asked is not None and found.asked != asked):
        return None
    return found if found.verify_token(code) else None


def accept_recovery_code(user: User, code: str) -> RecoveryList | None:
    """Uses up a recovery code. Its list then stands for the session, which leads to the account's own pages alone."""
    unused = RecoveryCode.objects.select_for_update().filter(user=user, used_at=None).order_by("pk")
    used = next((row for row in unused if row.matches(code)), None)
    if used is None or not has_second_factor(user):
        return None
    used.used_at = timezone.now()
    used.save(update_fields=["used_at"])
    return RecoveryList.objects.filter(user=user).first()


def accept_any_code(user: User, code: str, *, standing_on: Any = None) -> Any:
    """For someone who is inside already: a fresh code of an app, or the asked line of the paper list.

    A recovery code only for whoever came in by one: elsewhere it would stand for a factor that it only helps to put back.
    """
    accepted = accept_code(user, code) or accept_paper_code(user, code)
    if accepted or not isinstance(standing_on, RecoveryList):
        return accepted
    return accept_recovery_code(user, code)


def replace_recovery_codes(user: User) -> list[str]:
    """New codes as they are shown, once. The old ones are void, and sessions that stood on them end."""
    codes = [new_code() for _code in range(CODES)]
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryList.objects.filter(user=user).delete()
    RecoveryList.objects.create(user=user, name="")
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, code_hash=RecoveryCode.hash_of(code)) for code in codes)
    return codes


def new_paper_list(user: User) -> tuple[PaperList, list[str]]:
    """An unconfirmed list and its codes in order, as they are shown, once."""
    PaperList.objects.filter(user=user, confirmed=False).delete()
    paper = PaperList.objects.create(user=user, name="", confirmed=False)
    codes = [new_paper_code() for _number in range(PAPER_CODES)]
    PaperCode.objects.bulk_create(
        PaperCode(paper_list=paper, number=number, code_hash=PaperCode.hash_of(number, code))
        for number, code in enumerate(codes, 1)
    )
    paper.ask_next()
    return paper, codes
