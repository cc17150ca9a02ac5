"""Public pages travel compressed: on a slow line that is a third of a second.

No other page does. A compressed answer that mixes a secret with what a stranger chose tells the secret by its length; public pages hold no
token, no cookie and nothing of anybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.gzip import GZipMiddleware

from portal.access import PUBLIC, gate_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TEXT = ("text/html", "text/plain")


class PublicGZipMiddleware(GZipMiddleware):
    """Texts behind the public gate that set no cookie."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # type: ignore[override] # public pages are never streamed
        if gate_of(request) is not PUBLIC or response.cookies or not response["Content-Type"].startswith(TEXT):
            return response
        return super().process_response(request, response)  # type: ignore[return-value] # as above
