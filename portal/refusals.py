"""A gate that turns somebody away leaves a trace. Strangers without a session leave none: there is nobody to name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from casework.audit import EventTag, record_refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from portal.access import Gate


def asked(gate: Gate, request: HttpRequest) -> HttpResponse | None:
    """What the gate answers, after its refusal is recorded. Raises Http404 as the gate does."""
    try:
        answer = gate.refuse(request)
    except Http404:
        _record(request)
        raise
    if answer is not None:
        _record(request)
    return answer


def _record(request: HttpRequest) -> None:
    """An invented cookie leads to an empty session: else anybody could fill the log without ever having entered a step."""
    if not request.session.keys():
        return
    match = request.resolver_match
    actor = request.user if request.user.is_authenticated else None
    record_refusal(EventTag.GATE_REFUSED, actor=actor, subject=("route", match.view_name if match else ""))
