"""Who may do what, by role: the one table. Rows (which case) are decided in `querysets`, fields in `field_policy`, acts in `permissions`.

R reads, W writes or asks, A approves what another asked, p reads without what names or reaches anyone. A dash, and whatever is not in the
table, is no. Cases are those that one is assigned to (supervisors: also of their teams), never all. In the last column: the roles of the
domain that ours stands for.
"""

from __future__ import annotations

from enum import StrEnum

from casework.enums import Role


class Subject(StrEnum):
    """The columns."""

    CASE = "case"
    PERSON = "person"
    REGISTRATION = "registration"
    CONTACT = "contact"
    SEARCH = "search"
    ASSIGN = "assign"
    SEAL = "seal"
    GLASS = "glass"
    RECUSE = "recuse"
    ROLE = "role"
    LOG = "log"
    ACCOUNT = "account"


TABLE = """
role                case  person  registration  contact  search  assign  seal  glass  recuse  role  log   account  stands for
officer             RW    RW      RW            R        R       -       W     W      W       -     -     WA       registration officer, family contact person
supervisor          RW    RW      RW            -        R       W       W     WA     W       WA    -     WA       search lead (a finding has no page yet)
analyst             R     p       p             -        -       -       -     -      W       -     -     -        search analyst, forensic liaison
support_officer     R     -       -             R        -       -       -     -      W       -     -     -        psychosocial and legal officer
advocate            R     -       R             R        -       -       -     -      W       -     -     -        victims' advocate
head                -     -       -             -        -       -       -     -      -       -     R     -        head or delegate (approvals have no page yet)
protection_officer  -     -       -             -        -       -       -     A      A       WA    R     WA       data-protection officer
auditor             -     -       -             -        -       -       -     -      -       -     R     -        auditor
"""
# Without a line, since they have no page of casework or no right in it: editor, translator, board member, system administrator, visitor.
# Relatives and trusted helpers hold no role: what is theirs follows from Relative.account.


def _read(table: str) -> dict[str, dict[str, str]]:
    heads, *lines = (line.split() for line in table.strip().splitlines())
    return {role: dict(zip(heads[1:-2], cells, strict=False)) for role, *cells in lines}


_LETTERS = _read(TABLE)


def holds(role: str, access: str, subject: Subject) -> bool:
    """Whether the table gives that letter. Unknown roles, letters and subjects mean no."""
    cell = _LETTERS.get(role, {}).get(subject, "-")
    return len(access) == 1 and access.isalpha() and access in cell


def roles_with(access: str, subject: Subject) -> frozenset[Role]:
    """The roles that have it."""
    return frozenset(role for role in Role if holds(role, access, subject))
