"""Steps that reach beyond what the actor sees: the owner's functions take them, and tell as little as they can.

On SQLite, which has no second lock, the same is asked of the tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from casework.models import Assignment, Case, NoticeChannel, Registration

if TYPE_CHECKING:
    import datetime as dt


def case_of_reference(reference: str) -> str | None:
    """The id of the case, seen or not; None for a reference that never was."""
    if connection.vendor == "postgresql" and not _reads_all():
        return str(found) if (found := _ask("SELECT athar_case_of_reference(%s)", reference)) else None
    return Registration.objects.filter(reference=reference).values_list("case_id", flat=True).first()


def team_of_case(case_id: str) -> str | None:
    """The id of the team that answers for the case, seen or not; None for who approves nothing."""
    if connection.vendor == "postgresql" and not _reads_all():
        return str(found) if (found := _ask("SELECT athar_team_of_case(%s)", case_id)) else None
    return Case.objects.filter(pk=case_id).values_list("team_id", flat=True).first()


def set_sealed(case_id: str, *, was: dt.datetime | None, to: dt.datetime | None) -> bool:
    """Whether the case was as it was said to be, and is sealed or unsealed now."""
    if connection.vendor == "postgresql" and not _reads_all():
        return bool(_ask("SELECT athar_set_sealed(%s, %s, %s)", case_id, was, to))
    return bool(Case.objects.filter(pk=case_id, sealed_at=was).update(sealed_at=to))


def end_assignments(*, officer_id: int, team_id: str, at: dt.datetime) -> int:
    """How many open assignments of that person in that team ended; sealed cases too, which whoever takes a role away does not see."""
    if connection.vendor == "postgresql" and not _reads_all():
        return int(_ask("SELECT athar_end_assignments(%s, %s, %s)", officer_id, team_id, at))
    return Assignment.objects.filter(officer_id=officer_id, until=None, case__team_id=team_id).update(until=at)


def channel_forget(account_id: int, *, wholly: bool) -> None:
    """Takes an account's channel away, or only the address that waits to count: whoever closes a door to a thief sees neither."""
    if connection.vendor == "postgresql":
        _ask("SELECT casework_channel_forget(%s, %s)", account_id, wholly)
        return
    rows = NoticeChannel.objects.filter(account_id=account_id)
    if wholly:
        rows.delete()
    else:
        rows.filter(next_counts_at__gt=timezone.now()).update(next_counts_at=None)


def _ask(sql: str, *values: Any) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        (answer,) = cursor.fetchone()
    return answer


def _reads_all() -> bool:
    """Workers and shells answer for nobody."""
    return bool(_ask("SELECT pg_has_role(current_user, 'athar_worker', 'usage')"))
