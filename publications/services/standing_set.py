"""Says how far a translation may be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from publications.enums import LanguageStanding

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

    from publications.models import PublicPage

GIVEN_BY_PEOPLE = (LanguageStanding.REVIEWED, LanguageStanding.DRAFT)


@transaction.atomic
def standing_set(*, page: PublicPage, standing: LanguageStanding, user: AbstractBaseUser) -> None:
    """Readers see it at once; an unpublished draft keeps waiting. Raises PermissionDenied for who may not publish `page`."""
    if page.is_original or standing not in GIVEN_BY_PEOPLE or not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    waiting = page.has_unpublished_changes
    type(page).objects.filter(pk=page.pk).update(language_standing=standing)
    latest = page.get_latest_revision_as_object()
    latest.language_standing = standing if not waiting else LanguageStanding.DRAFT
    revision = latest.save_revision(user=user, log_action=True)
    if not waiting:
        revision.publish(user=user)
