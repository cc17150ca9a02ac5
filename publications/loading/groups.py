"""Who may do what in the CMS: editors write the source, translators the other languages, publishers put pages in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

if TYPE_CHECKING:
    from collections.abc import Iterable

    from publications.models import HomePage

EDITORS, TRANSLATORS, PUBLISHERS = "Editors", "Translators", "Publishers"
ON_SOURCE = {EDITORS: ("add", "change"), PUBLISHERS: ("add", "change", "publish", "lock", "unlock")}
ON_TRANSLATIONS = {TRANSLATORS: ("add", "change"), PUBLISHERS: ("add", "change", "publish", "lock", "unlock")}
ADMIN = {
    EDITORS: ("access_admin", "submit_translation"),
    TRANSLATORS: ("access_admin", "submit_translation"),
    PUBLISHERS: ("access_admin", "submit_translation"),
}
NOT_OURS = "Moderators"


def write_groups(homes: Iterable[HomePage]) -> None:
    """The three groups with exactly these rights on these trees. Who belongs to them is decided elsewhere."""
    Group.objects.filter(name=NOT_OURS, user=None).delete()
    trees = list(homes)
    for name, admin in ADMIN.items():
        group, _new = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=admin))
        GroupPagePermission.objects.filter(group=group).delete()
        for home in trees:
            rights = ON_SOURCE if home.language == settings.LANGUAGE_CODE else ON_TRANSLATIONS
            _allow(group, home, rights.get(name, ()))


def _allow(group: Group, home: HomePage, actions: Iterable[str]) -> None:
    for action in actions:
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{action}_page")
        GroupPagePermission.objects.create(group=group, page=home, permission=permission)
