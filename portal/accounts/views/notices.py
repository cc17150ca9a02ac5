"""Where notices about one's account go: nowhere, until somebody chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from casework.models import NoticeChannel
from casework.services.notice_channel_change import (
    address_of,
    notice_channel_change,
    notice_channel_keep,
    notice_channel_silence,
)
from portal.accounts.answers import form_page
from portal.accounts.layouts import layout_of
from portal.accounts.notice_form import NoticeForm
from portal.accounts.views.own_account import own_account

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.accounts.models import User

TEMPLATE = "accounts/notices.html"


@own_account
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """The choice as it stands, and the form to change it."""
    user = cast("User", request.user)
    channel = NoticeChannel.objects.select_related("account__data_key").filter(account=user).first()
    form = NoticeForm(request.POST if request.method == "POST" else None, initial=_initial(user, channel))
    if not form.is_valid():
        return form_page(request, TEMPLATE, form, **_shown(user, channel))
    notice_channel_change(actor=user, wanted=form.wanted())
    return redirect("accounts:notices")


@own_account
@require_POST
def keep_notices(request: HttpRequest) -> HttpResponse:
    """Stops a change that waits."""
    notice_channel_keep(actor=cast("User", request.user))
    return redirect("accounts:notices")


@own_account
@require_POST
def silence_notices(request: HttpRequest) -> HttpResponse:
    """No more notices."""
    notice_channel_silence(actor=cast("User", request.user))
    return redirect("accounts:notices")


def _initial(user: User, channel: NoticeChannel | None) -> dict[str, Any]:
    """Without the address: who looks at a seized phone learns where to wait for mails."""
    if channel is None:
        return {"language": user.language, "hours_from": 9, "hours_until": 18}
    zone = channel.time_zone if channel.address or channel.next_address else ""
    hours = {"hours_from": channel.hours_from, "hours_until": channel.hours_until}
    return {"language": channel.language, "time_zone": zone, **hours}


def _shown(user: User, channel: NoticeChannel | None) -> dict[str, Any]:
    """Without the address itself: whoever looks over a shoulder needs no more than whether there is one."""
    present = address_of(channel) if channel else ""
    waiting = bool(channel and channel.next_address and channel.next_address != present)
    return {
        "layout": layout_of(user),
        "has_address": bool(present),
        "counts_at": channel.next_counts_at if channel and waiting else None,
        "channel": channel,
    }
