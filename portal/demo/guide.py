"""What each person of the demo may do and try, in words for whoever plays them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Part:
    """A person to play: who it is, what to try, and where to begin (the name of an address)."""

    title: _StrPromise
    tries: _StrPromise
    begins: str


FAMILY, CASES, SEARCH, LOG = "family:registrations", "casework:case_list", "casework:person_search", "casework:log"
ROLES, NEED, DESK = "casework:roles", "casework:break_glass", "wagtailadmin_home"

PARTS = {
    "family_a": Part(
        _("A mother with a shared phone"),
        _("Sees where her two registrations stand, and her papers. Try “Leave now”."),
        FAMILY,
    ),
    "family_b": Part(_("A sister"), _("Has one registration, with a question to answer."), FAMILY),
    "officer": Part(
        _("A case officer"),
        _("Has about thirty cases. Search for “Mohamad al Masri”: the name was written in Arabic."),
        SEARCH,
    ),
    "other_officer": Part(
        _("A second case officer"),
        _("Has other cases. A case of the first officer is not there: not in the list, not by its address."),
        CASES,
    ),
    "supervisor": Part(
        _("A supervisor"),
        _("Sees the cases of the team. Can assign them, seal one, and ask for a role for somebody."),
        ROLES,
    ),
    "analyst": Part(_("A search analyst"), _("Reads three cases without names or ways to reach anyone."), CASES),
    "support_officer": Part(
        _("A support officer"), _("Sees how to reach a family, and nothing of what was told."), CASES
    ),
    "advocate": Part(_("A victims’ advocate"), _("Reads what a family told, and how to reach it."), CASES),
    "protection_officer": Part(
        _("A data-protection officer"),
        _("Reads the log, approves roles and looks in an emergency. Sees no case."),
        NEED,
    ),
    "head": Part(_("The head of the institution"), _("Reads the log. Sees no case."), LOG),
    "auditor": Part(_("An auditor"), _("Reads who looked at what, and exports it. Sees no case."), LOG),
    "editor": Part(_("An editor"), _("Changes an answer in English. A publisher has to put it in force."), DESK),
    "translator": Part(_("A translator"), _("Works on the Arabic pages. The English source stays closed."), DESK),
    "publisher": Part(_("A publisher"), _("Publishes pages, and says which translations a person has read."), DESK),
    "administrator": Part(
        _("An administrator of the pages"), _("May change every page. Every door to a case stays shut."), DESK
    ),
}
