"""What editors do not meet in the CMS: no pictures, no files (docs/security.md: nothing uploaded there is ever served)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail import hooks

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.admin.menu import MenuItem
    from wagtail.admin.site_summary import SummaryItem

CLOSED = {"images", "documents"}


@hooks.register("construct_main_menu")
def hide_closed_menu_items(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in CLOSED]


@hooks.register("construct_homepage_summary_items", order=200)
def hide_closed_summaries(_request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if type(item).__name__ not in {"ImagesSummaryItem", "DocumentsSummaryItem"}]
