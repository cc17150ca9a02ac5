"""The language of staff pages and of publishing: Arabic or English, as the account chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from portal.accounts.models import User

AREAS = {"/staff/": "staff", "/cms/": "cms"}


def own_languages() -> list[tuple[str, str]]:
    """Code and own name of each."""
    return list(settings.WAGTAILADMIN_PERMITTED_LANGUAGES)


def own_language(user: User) -> str:
    """What the account chose, where its pages speak it; otherwise the language of the house."""
    return user.language if user.language in dict(own_languages()) else settings.LANGUAGE_CODE


def area_without_language(path: str) -> str:
    """`staff` or `cms` for an address of these, otherwise empty."""
    return next((area for prefix, area in AREAS.items() if path.startswith(prefix)), "")


def speaks_own_language(request: HttpRequest) -> bool:
    """Only to whoever may be there: to everybody else such an address answers as one that does not exist."""
    area = area_without_language(request.path_info)
    user: Any = request.user if area else None
    return bool(user and user.is_authenticated and user.area == area and user.is_verified())
