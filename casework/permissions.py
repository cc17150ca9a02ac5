"""Which act asks for what: a permission passes if every predicate of any of its lines holds.

Roles get their letters in `casework.roles`; here they meet the row that is acted on. What is not in the table is refused. Nothing here
asks for `is_superuser` or a Wagtail group.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from casework.account_help import approvable_accounts, served_accounts
from casework.enums import Role
from casework.exceptions import NotAllowed
from casework.field_policy import sights_of
from casework.models import BreakGlass, Case, Document, DocumentState, Recusal, Registration, RoleGrant, Team
from casework.rights import FAMILY_AREA, in_area, rights_of
from casework.roles import Subject, roles_with

if TYPE_CHECKING:
    from collections.abc import Callable

    from casework.rights import Actor

    Predicate = Callable[[Actor, object], bool]


class Permission(Enum):
    """The acts that ask first. The value is `subject:action`."""

    BREAK_GLASS_ASK = "break_glass:ask"
    """Ask to open a case that is not one's own."""
    BREAK_GLASS_ANSWER = "break_glass:answer"
    """Read the requests that wait for a second person."""
    BREAK_GLASS_APPROVE = "break_glass:approve"
    """Open a case for whoever asked, for some hours."""
    BREAK_GLASS_END = "break_glass:end"
    """Refuse such a request, or close the case again before its time."""
    CASE_READ = "case:read"
    """Open the page of one case."""
    CASE_ADVANCE = "case:advance"
    """Move a case or one of its registrations to its next state."""
    CASE_ASSIGN = "case:assign"
    """Say which officers answer for a case."""
    DOCUMENT_ADD = "document:add"
    """Add a document to a registration: its relative, or whoever works on its case."""
    DOCUMENT_OPEN = "document:open"
    """Fetch a document that was found clean."""
    CASE_SEAL = "case:seal"
    """Hide a case from all but those assigned to it, or show it to its team's supervisor again."""
    NAME_ADD = "name:add"
    """Add a form of the missing person's name."""
    PEOPLE_SEARCH = "people:search"
    """Search the persons of the cases that one sees."""
    RECUSAL_DECLARE = "recusal:declare"
    """Say that a case is one's own or a relative's."""
    RECUSAL_DECLARE_FOR = "recusal:declare_for"
    """Say so of a colleague."""
    RECUSAL_END = "recusal:end"
    """Let a colleague see the case again."""
    RECUSAL_LIST = "recusal:list"
    """Read who is kept away from a case."""
    REGISTRATION_OPEN = "registration:open"
    """Take a registration in a team, from an interview or on paper."""
    REGISTRATION_READ = "registration:read"
    """Read one registration: its relative, or whoever works on its case."""
    RELATIVE_LINK = "relative:link"
    """Enter a relative in a registration, or give a relative an account."""
    ROLE_GRANT = "role:grant"
    """Ask for a person's role, approve what another asked for, or end it."""
    ERASURE_ASK = "erasure:ask"
    """Ask that a case, or a registration of it, be erased, or drop such a request."""
    ERASURE_APPROVE = "erasure:approve"
    """Approve an erasure that another person asked for."""
    ROLE_LIST = "role:list"
    """Read who has which role."""
    LOG_READ = "log:read"
    """Read the log of all events."""
    READING_RELEASE = "reading:release"
    """Let a person read on whose reading was paused."""
    ACCOUNT_FIND = "account:find"
    """Open the page on which accounts are found by their number."""
    ACCOUNT_HELP = "account:help"
    """Ask for a new way into an account, hand it over, cancel it, ask to end a freeze."""
    ACCOUNT_APPROVE = "account:approve"
    """Agree, as the second person, to what another asked for an account."""
    ACCOUNT_FREEZE = "account:freeze"
    """Close an account at once. Of a family's account anyone on the telephone may: minutes count, and it gives nobody anything."""


# Roles


def may(access: str, subject: Subject) -> Predicate:
    """One of the actor's roles has this letter in the table. On what belongs to a team, a role of another team does not count."""
    roles = roles_with(access, subject)

    def has_letter(actor: Actor, obj: object) -> bool:
        rights = rights_of(actor)
        if not rights.roles & roles:
            return False
        held = rights.roles_in(_team_id_of(obj)) if isinstance(obj, OF_A_TEAM) else rights.roles
        return bool(held & roles)

    return has_letter


OF_A_TEAM = (Team, RoleGrant, Case, Registration, Document, BreakGlass, Recusal)


def _team_id_of(obj: object) -> str | None:
    """Of the case that a row hangs on: one that the database does not show to the actor is as if it had no team."""
    if isinstance(obj, Team):
        return str(obj.pk)
    if isinstance(obj, Case | RoleGrant):
        return obj.team_id
    cases = Case.objects.order_by().values_list("team_id", flat=True)
    if isinstance(obj, Document):
        return cases.filter(registrations=obj.registration_id).first()
    return cases.filter(pk=obj.case_id).first()  # type: ignore[attr-defined] # the rest of OF_A_TEAM


# Teams


def supervises(actor: Actor, obj: object) -> bool:
    """Of a case or a role: the actor is its team's supervisor."""
    return isinstance(obj, Case | RoleGrant) and obj.team_id in rights_of(actor).teams


def takes_in_for(actor: Actor, obj: object) -> bool:
    """The actor may write registrations as a member of that very team."""
    writers = roles_with("W", Subject.REGISTRATION)
    return isinstance(obj, Team) and obj.pk in rights_of(actor).teams_as(writers)


def grants_everywhere(actor: Actor, obj: object) -> bool:
    """Protection officers grant in every team."""
    return isinstance(obj, RoleGrant) and Role.PROTECTION_OFFICER in rights_of(actor).roles


def holds_protection_office(actor: Actor, obj: object) -> bool:
    """Of a case: the data-protection officer answers for erasure without reading what is erased."""
    return isinstance(obj, Case) and Role.PROTECTION_OFFICER in rights_of(actor).roles


def is_relative(actor: Actor, _obj: object) -> bool:
    return in_area(actor, FAMILY_AREA)


def protects_others(actor: Actor, obj: object) -> bool:
    """A data-protection officer, and of nobody's affair but another's; without an object: of somebody's."""
    return Role.PROTECTION_OFFICER in rights_of(actor).roles and obj != actor


def is_family_account(_actor: Actor, obj: object) -> bool:
    return isinstance(obj, get_user_model()) and obj.area == FAMILY_AREA


# Rows: each predicate is membership in a queryset of the actor, so that the two cannot drift apart.


def sees_case(actor: Actor, obj: object) -> bool:
    return isinstance(obj, Case) and Case.objects.visible_to(actor).filter(pk=obj.pk).exists()


def answers_for(actor: Actor, obj: object) -> bool:
    """Of a case: the actor sees it, and not by broken glass alone."""
    return isinstance(obj, Case) and Case.objects.answered_for_by(actor).filter(pk=obj.pk).exists()


def sees_registration(actor: Actor, obj: object) -> bool:
    return isinstance(obj, Registration) and Registration.objects.visible_to(actor).filter(pk=obj.pk).exists()


def sees_clean_document(actor: Actor, obj: object) -> bool:
    """Of harmful, refused and unread ones nobody sees the content, whatever the role."""
    clean = Document.objects.visible_to(actor).filter(state=DocumentState.CLEAN)
    return isinstance(obj, Document) and clean.filter(pk=obj.pk).exists()


def answers_for_its_case(actor: Actor, obj: object) -> bool:
    """Of a registration: broken glass reads its case and adds nothing to it."""
    return isinstance(obj, Registration) and Case.objects.answered_for_by(actor).filter(pk=obj.case_id).exists()


def is_shown_documents(actor: Actor, obj: object) -> bool:
    """Of a document: the field policy shows the actor those of its case."""
    case = Case.objects.filter(registrations=obj.registration_id).first() if isinstance(obj, Document) else None
    return case is not None and sights_of(actor, [case])[case.pk].may("Document.file_name")


def sees_glass(actor: Actor, obj: object) -> bool:
    return isinstance(obj, BreakGlass) and BreakGlass.objects.visible_to(actor).filter(pk=obj.pk).exists()


def is_reader(actor: Actor, obj: object) -> bool:
    return isinstance(obj, BreakGlass) and sees_glass(actor, obj) and obj.reader_id == getattr(actor, "pk", None)


def sees_anothers_recusal(actor: Actor, obj: object) -> bool:
    """Somebody else's recusal, never the actor's own."""
    sees = isinstance(obj, Recusal) and Recusal.objects.visible_to(actor).filter(pk=obj.pk).exists()
    return sees and obj.account_id != getattr(actor, "pk", None)  # type: ignore[attr-defined]


def supervises_recusal(actor: Actor, obj: object) -> bool:
    """Somebody else's recusal, from a case of a team that the actor supervises and sees."""
    teams = rights_of(actor).teams
    return sees_anothers_recusal(actor, obj) and Case.objects.filter(pk=obj.case_id, team_id__in=teams).exists()  # type: ignore[attr-defined]


def serves_account(actor: Actor, obj: object) -> bool:
    return isinstance(obj, get_user_model()) and served_accounts(actor).filter(pk=obj.pk).exists()


def may_approve_for_account(actor: Actor, obj: object) -> bool:
    return isinstance(obj, get_user_model()) and approvable_accounts(actor).filter(pk=obj.pk).exists()


PERMISSION_MAP: dict[Permission, list[list[Predicate]]] = {
    Permission.BREAK_GLASS_ASK: [[may("W", Subject.GLASS)]],
    Permission.BREAK_GLASS_ANSWER: [[may("A", Subject.GLASS)]],
    Permission.BREAK_GLASS_APPROVE: [[may("A", Subject.GLASS), sees_glass]],
    Permission.BREAK_GLASS_END: [[may("A", Subject.GLASS), sees_glass], [is_reader]],
    Permission.CASE_READ: [[sees_case]],
    Permission.CASE_ADVANCE: [[may("W", Subject.CASE), answers_for]],
    Permission.CASE_ASSIGN: [[may("W", Subject.ASSIGN), supervises, answers_for]],
    Permission.CASE_SEAL: [[may("W", Subject.SEAL), answers_for]],
    Permission.DOCUMENT_ADD: [
        [may("W", Subject.REGISTRATION), sees_registration, answers_for_its_case],
        [is_relative, sees_registration],
    ],
    Permission.DOCUMENT_OPEN: [
        [may("R", Subject.REGISTRATION), sees_clean_document, is_shown_documents],
        [is_relative, sees_clean_document],
    ],
    Permission.ERASURE_APPROVE: [[holds_protection_office]],
    Permission.ERASURE_ASK: [[supervises, answers_for], [holds_protection_office]],
    Permission.NAME_ADD: [[may("W", Subject.PERSON), answers_for]],
    Permission.PEOPLE_SEARCH: [[may("R", Subject.SEARCH)]],
    Permission.RECUSAL_DECLARE: [[may("W", Subject.RECUSE)]],
    Permission.RECUSAL_DECLARE_FOR: [[may("W", Subject.RECUSE), supervises, answers_for]],
    Permission.RECUSAL_END: [
        [may("W", Subject.RECUSE), supervises_recusal],
        [may("A", Subject.RECUSE), sees_anothers_recusal],
    ],
    Permission.RECUSAL_LIST: [[may("A", Subject.RECUSE)]],
    Permission.REGISTRATION_OPEN: [[takes_in_for]],
    Permission.REGISTRATION_READ: [[sees_registration]],
    Permission.RELATIVE_LINK: [[may("W", Subject.REGISTRATION), answers_for]],
    Permission.ROLE_GRANT: [[may("W", Subject.ROLE), supervises], [may("W", Subject.ROLE), grants_everywhere]],
    Permission.ROLE_LIST: [[may("W", Subject.ROLE)]],
    Permission.LOG_READ: [[may("R", Subject.LOG)]],
    Permission.READING_RELEASE: [[protects_others]],
    Permission.ACCOUNT_FIND: [[may("W", Subject.ACCOUNT)]],
    Permission.ACCOUNT_HELP: [[may("W", Subject.ACCOUNT), serves_account]],
    Permission.ACCOUNT_APPROVE: [[may("A", Subject.ACCOUNT), may_approve_for_account]],
    Permission.ACCOUNT_FREEZE: [
        [may("W", Subject.ACCOUNT), serves_account],
        [may("W", Subject.ACCOUNT), is_family_account],
    ],
}


def allows(actor: Actor, permission: Permission, obj: object = None) -> bool:
    """Whether the actor may, on this object. Unknown permissions, objects and actors mean no."""
    lines = PERMISSION_MAP.get(permission, [])
    return any(line and all(holds(actor, obj) for holds in line) for line in lines)


def require(actor: Actor, permission: Permission, obj: object = None) -> None:
    """Raises NotAllowed unless `allows` says yes."""
    if not allows(actor, permission, obj):
        raise NotAllowed(permission)
