"""What we add to the CMS (our look, what waits, the standing of translations) and what editors do not meet there: pictures, files, foreign help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from publications import cms_views
from publications.cms_home import WaitingPanel
from publications.models import PublicPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.http import HttpRequest
    from django.urls import URLPattern
    from django.utils.safestring import SafeString
    from wagtail.admin.menu import MenuItem
    from wagtail.admin.site_summary import SummaryItem
    from wagtail.admin.ui.components import Component
    from wagtail.models import Page

CLOSED = {"images", "documents", "help"}


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("publications/cms.css"))


@hooks.register("construct_homepage_panels")
def what_waits(_request: HttpRequest, panels: list[Component]) -> None:
    panels.insert(0, WaitingPanel())


@hooks.register("construct_main_menu")
def hide_closed_menu_items(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if item.name not in CLOSED]


@hooks.register("construct_homepage_summary_items", order=200)
def hide_closed_summaries(_request: HttpRequest, items: list[SummaryItem]) -> None:
    items[:] = [item for item in items if type(item).__name__ not in {"ImagesSummaryItem", "DocumentsSummaryItem"}]


@hooks.register("register_admin_urls")
def standing_address() -> list[URLPattern]:
    return [path("standing/<int:page_id>/", cms_views.standing, name="publications_standing")]


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def standing_button(page: Page, user: AbstractBaseUser, **_kwargs: object) -> Iterator[Button]:
    """Offered to who may publish a translation."""
    specific = page.specific
    if isinstance(specific, PublicPage) and not specific.is_original and page.permissions_for_user(user).can_publish():
        url = reverse("publications_standing", args=[page.pk])
        yield Button(_("Standing of this translation"), url, icon_name="check", priority=70)
