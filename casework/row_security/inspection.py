"""Whether the second lock is closed for this very connection."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

from casework.row_security.grants import TABLE_RIGHTS, VERBS, WORKER

WHO = """
SELECT rolsuper, rolbypassrls, pg_has_role(current_user, %s, 'member') FROM pg_roles WHERE rolname = current_user
"""
ALL_VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
TABLES = """
SELECT relname, relrowsecurity, pg_has_role(current_user, relowner, 'member'),
       ARRAY(SELECT verb FROM unnest(%s::text[]) verb WHERE has_table_privilege(current_user, pg_class.oid, verb))
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname = ANY(%s)
"""


def findings() -> list[str]:
    """What stands open, in words for the operator; empty when a web process may start."""
    names = [model._meta.db_table for model in apps.get_app_config("casework").get_models()]  # noqa: SLF001 - Django's public _meta
    with connection.cursor() as cursor:
        cursor.execute(WHO, [WORKER])
        found = _of_role(*cursor.fetchone())
        cursor.execute(TABLES, [list(ALL_VERBS), names])
        for row in cursor.fetchall():
            found += _of_table(*row)
    return found


def _of_role(is_superuser: bool, bypasses: bool, is_worker: bool) -> list[str]:  # noqa: FBT001 - a database row
    faults = {"is a superuser": is_superuser, "bypasses row policies": bypasses, "is a worker": is_worker}
    return [f"the database user {fault}." for fault, holds in faults.items() if holds]


def _of_table(name: str, is_locked: bool, is_owned: bool, granted: list[str]) -> list[str]:  # noqa: FBT001 - a database row
    allowed = {VERBS[letter] for letter in TABLE_RIGHTS.get(name, ("", ""))[0]}
    faults = {
        "has no row policies (run `manage.py database_rights`)": not is_locked,
        "belongs to the database user": is_owned,
        "gives more than it should": bool(set(granted) - allowed),
    }
    return [f"table {name} {fault}." for fault, holds in faults.items() if holds]
