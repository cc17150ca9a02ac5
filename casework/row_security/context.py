"""Which account the database connection answers for. Nobody, until somebody is named."""

from __future__ import annotations

from django.db import connection

SETTING = "athar.actor"


def act_as(account_id: int | None) -> None:
    """From now on this thread's connection sees the rows of `account_id`; None sees none.

    One query, and none where the connection answers for that account already. Call it outside a transaction: a rollback would take it back.
    """
    if connection.vendor != "postgresql":
        return
    named = getattr(connection, "_athar_actor", None)  # a fresh connection answers for nobody
    if (named[1] if named and named[0] is connection.connection else None) == account_id:
        return  # a page that asks nothing of the database stands without it
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, "" if account_id is None else str(account_id)])
    connection._athar_actor = (connection.connection, account_id)  # type: ignore[attr-defined] # noqa: SLF001 - it lives and dies with the connection


def reads_all_rows() -> bool:
    """Whether this process may read the rows of everybody: a worker, the owner, or the demo's SQLite, which has no such lock."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, 'athar_worker', 'usage') OR pg_has_role(current_user, relowner, 'usage')"
            " FROM pg_class WHERE oid = 'casework_case'::regclass"
        )
        (answer,) = cursor.fetchone()
    return bool(answer)
