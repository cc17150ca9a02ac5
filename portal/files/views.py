"""Sends one document, as a file to keep and never as a page of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, StreamingHttpResponse
from django.views.decorators.http import require_GET

from casework.audit import EventTag, record_refusal
from casework.exceptions import NotAllowed
from casework.row_security import act_as
from casework.services.document_open import document_open, ticket_redeem
from casework.vault import VaultError

if TYPE_CHECKING:
    from django.http import HttpRequest

from casework.services.document_open import Opened

# Should a browser show it after all, it runs nothing, loads nothing, and belongs to no origin.
SANDBOX = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@require_GET
def fetch(request: HttpRequest, secret: str) -> StreamingHttpResponse:
    ticket = ticket_redeem(secret=secret)
    if ticket is None:
        raise Http404
    subject = ("document", ticket.document_id)
    act_as(ticket.account_id)  # no session is read here: the database is told by the ticket whose rows these are
    try:
        return _sent(document_open(ticket=ticket))
    except NotAllowed as error:
        record_refusal(EventTag.DOCUMENT_REFUSED, actor=ticket.account, subject=subject)
        raise Http404 from error
    except (VaultError, OSError) as error:
        record_refusal(EventTag.VAULT_CASE_REFUSED, actor=ticket.account, subject=subject)
        raise Http404 from error


def _sent(opened: Opened) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        opened.chunks,
        content_type=opened.kind.value,
        headers={
            "Content-Disposition": f'attachment; filename="{opened.name}"',
            "Content-Length": str(opened.size),
            "Content-Security-Policy": SANDBOX,
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Robots-Tag": "noindex",
        },
    )
