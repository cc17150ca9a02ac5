"""An act on one row of a page: the row as the actor sees it, the service, and back to the page."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect

from casework.exceptions import NotAllowed, WrongStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


def act_on_row(
    request: HttpRequest,
    rows: QuerySet[Any],
    row_id: str,
    *,
    act: Callable[[Any], object],
    page: str,
    show: Callable[..., HttpResponse],
) -> HttpResponse:
    """`rows` are those that the actor sees. A step that does not follow shows the page again (409). Raises NotAllowed for no such row."""
    if request.method != "POST":
        return redirect(page)
    row = rows.filter(pk=row_id).first()
    if row is None:
        raise NotAllowed("no such row")
    try:
        act(row)
    except WrongStep:
        return show(request, status=HTTPStatus.CONFLICT)
    return redirect(page)
