"""What waits for somebody who works on the pages: it stands first on the first page of the CMS, since nobody is mailed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db.models import CharField, Count, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from publications.enums import LanguageStanding
from publications.models import HomePage, PublicPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import QuerySet

SHOWN = 5


class WaitingPanel(Component):
    """Unpublished changes, pages with a day on which they go live, and languages that wait for a reader."""

    name = "waiting"
    template_name = "publications/cms/waiting.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        changed, scheduled = unpublished(user), going_live(user)
        return {
            "changed": changed[:SHOWN],
            "changed_count": changed.count(),
            "scheduled": scheduled[:SHOWN],
            "scheduled_count": scheduled.count(),
            "languages": drafts_by_language(user),
        }


def editable(user: AbstractBaseUser) -> QuerySet[Page]:
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return pages.filter(depth__gt=1).select_related("locale")  # type: ignore[no-any-return]


def unpublished(user: AbstractBaseUser) -> QuerySet[Page]:
    """Pages with words that no reader sees yet and no day on which they will, the latest first."""
    changed = with_day(editable(user)).filter(has_unpublished_changes=True, goes_live=None)
    return changed.order_by("-latest_revision_created_at")


def going_live(user: AbstractBaseUser) -> QuerySet[Page]:
    """Pages with an approved day, `goes_live`, the next first."""
    return with_day(editable(user)).exclude(goes_live=None).order_by("goes_live")


def with_day(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The day stands in the approved revision; the page itself takes it over only then."""
    approved = Revision.page_revisions.filter(object_id=Cast(OuterRef("pk"), CharField()))
    ahead = approved.filter(approved_go_live_at__gt=timezone.now()).order_by("approved_go_live_at")
    return pages.annotate(goes_live=Subquery(ahead.values("approved_go_live_at")[:1]))  # type: ignore[no-any-return] # Wagtail has no types


def drafts_by_language(user: AbstractBaseUser) -> list[dict[str, Any]]:
    """By language how many live translations no native speaker has read, with the page to begin at."""
    counted, mine = Counter[str](), editable(user).filter(live=True).values("pk")
    for model in apps.get_app_config("publications").get_models():
        if issubclass(model, PublicPage):
            drafts = model.objects.filter(pk__in=mine, language_standing=LanguageStanding.DRAFT)
            rows = drafts.order_by().values_list("locale__language_code").annotate(Count("pk"))
            counted.update(dict(rows))
    homes = dict(HomePage.objects.values_list("locale__language_code", "pk"))
    return [
        {"name": name, "count": counted[code], "home": homes.get(code)}
        for code, name in settings.LANGUAGES
        if counted[code] and code in homes
    ]
