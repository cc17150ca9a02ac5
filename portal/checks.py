"""House rules that stop the start, by id: portal.E001 and on."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import get_resolver
from modelsearch.index import Indexed
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.snippets.models import get_snippet_models

from search.collation import MISSING, order_is_known

AREAS = {"public", "account", "family", "staff", "cms", "files"}
WAGTAIL_MIXINS = (RevisionMixin, DraftStateMixin, PreviewableMixin, Indexed)


@register()
def case_data_stays_out_of_wagtail(**_kwargs: Any) -> list[CheckMessage]:
    """No case model is a snippet, revision, preview or index entry."""
    snippets = set(get_snippet_models())
    return [
        Error(f"{model._meta.label} must not meet Wagtail.", id="portal.E001")  # noqa: SLF001 - Django's public _meta
        for model in apps.get_app_config("casework").get_models()
        if issubclass(model, WAGTAIL_MIXINS) or model in snippets
    ]


@register()
def areas_are_known(**_kwargs: Any) -> list[CheckMessage]:
    """A misspelt area would silently serve nothing."""
    unknown = set(settings.ATHAR_AREAS) - AREAS
    return [Error(f"ATHAR_AREAS names unknown areas: {sorted(unknown)}.", id="portal.E002")] if unknown else []


@register()
def drafts_stay_drafts(**_kwargs: Any) -> list[CheckMessage]:
    """A new translation of a live page must not publish the source's text."""
    if getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True):
        return [Error("WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE must be False.", id="portal.E003")]
    return []


@register()
def nobody_is_mailed_about_errors(**_kwargs: Any) -> list[CheckMessage]:
    """Django's mail of an error holds what was typed and every local variable."""
    if settings.ADMINS or settings.MANAGERS:
        return [Error("ADMINS and MANAGERS must be empty: errors are logged, never mailed.", id="portal.E010")]
    return []


@register()
def the_security_contact_is_an_address(**_kwargs: Any) -> list[CheckMessage]:
    """What /.well-known/security.txt tells must be reachable, and one line."""
    contact = settings.ATHAR_SECURITY_CONTACT
    if contact and not (contact.startswith(("https://", "mailto:", "tel:")) and contact.isprintable()):
        return [Error("ATHAR_SECURITY_CONTACT must begin with https://, mailto: or tel:.", id="portal.E011")]
    return []


@register(Tags.urls)
def the_tour_is_the_demos(**_kwargs: Any) -> list[CheckMessage]:
    """The page that shows passwords of invented people has no address where people are real."""
    if settings.DEMO or "tour" not in get_resolver().reverse_dict:
        return []
    return [Error("The demo's tour has an address, and this is no demo.", id="portal.E012")]


@register()
def lists_stand_in_order(**_kwargs: Any) -> list[CheckMessage]:
    """Without ICU every list of names would stand in an order that no reader knows."""
    return [] if order_is_known() else [Error(MISSING, id="portal.E013")]
