"""Another second factor for someone inside, whose factor is fresh (`portal.dangerous_acts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework.audit import EventTag
from portal.accounts import passkeys
from portal.accounts.authenticator import NEUTRAL_NAME
from portal.accounts.exceptions import Refused
from portal.accounts.models import PaperList, TOTPDevice
from portal.accounts.second_factor import locked_apps, new_paper_list
from portal.accounts.services.account_changed import account_changed, stand_on

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User


@transaction.atomic
def app_begin(*, user: User) -> TOTPDevice:
    """A new app that counts once its first code was typed; an earlier one that never did is dropped."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()
    return TOTPDevice.objects.create(user=user, name=NEUTRAL_NAME, confirmed=False)


@transaction.atomic
def app_confirm(*, request: HttpRequest, user: User, device_id: int, code: str, label: str) -> None:
    """Raises Refused."""
    device = confirmed_app(user, device_id, code, label)
    stand_on(request, user, device)
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_ADDED)


def passkey_add(*, request: HttpRequest, user: User, answer: dict[str, Any], label: str) -> None:
    """Raises Refused."""
    state = passkeys.take_challenge(request, act=passkeys.ADD, user=user)
    with transaction.atomic():
        device = passkeys.register(request, user=user, state=state, answer=answer, name=label)
        stand_on(request, user, device)
        account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_ADDED)


@transaction.atomic
def paper_begin(*, user: User) -> tuple[PaperList, list[str]]:
    """A new list and its codes, once. The one in use stays good until a line of the new one was typed."""
    return new_paper_list(user)


@transaction.atomic
def paper_confirm(*, request: HttpRequest, user: User, code: str) -> None:
    """The new list takes the place of the one before. Raises Refused."""
    stands_on_paper = isinstance(getattr(request.user, "otp_device", None), PaperList)
    paper = confirmed_paper(user, code)
    if stands_on_paper:
        request.user.otp_device = None  # type: ignore[union-attr] # its list is gone: the session goes on, on the new one
    stand_on(request, user, paper)
    account_changed(request=request, user=user, tag=EventTag.ACCOUNT_FACTOR_ADDED)


def confirmed_app(user: User, device_id: int, code: str, label: str = "") -> TOTPDevice:
    """Raises Refused. Call it inside a transaction."""
    device = next((app for app in locked_apps(user, confirmed=False) if app.pk == device_id), None)
    if device is None or not device.verify_token(code):
        raise Refused
    device.confirmed, device.name = True, label or device.name
    device.save(update_fields=["confirmed", "name"])
    return device


def confirmed_paper(user: User, code: str) -> PaperList:
    """Raises Refused. Call it inside a transaction."""
    paper = PaperList.objects.select_for_update(of=("self",)).filter(user=user, confirmed=False).first()
    if paper is None or not paper.verify_token(code):
        raise Refused
    PaperList.objects.filter(user=user, confirmed=True).delete()
    paper.confirmed = True
    paper.save(update_fields=["confirmed"])
    return paper
