"""Lays roles, grants and policies on the database. Run by the owner of the tables after each migration; it may be run again at any time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import connection, transaction

from casework.row_security.grants import TABLE_RIGHTS, WEB, WORKER, verbs

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

POLICIES = Path(__file__).with_name("policies.sql")
OTHER_TABLES = "SIUD"  # pages, accounts, sessions: their rows have no lock of their own in the database


def lay() -> None:
    """All of it in one transaction: there is no moment without a lock. Raises ProgrammingError for anyone but the owner."""
    with transaction.atomic(), connection.cursor() as cursor:
        _lay_roles(cursor)
        _lay_grants(cursor)
        cursor.execute(POLICIES.read_text(encoding="utf-8"))


def _lay_roles(cursor: CursorWrapper) -> None:
    for role in (WEB, WORKER):
        cursor.execute(
            f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
    cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")


def _lay_grants(cursor: CursorWrapper) -> None:
    own = {model._meta.db_table for model in apps.get_app_config("casework").get_models()}  # noqa: SLF001 - Django's public _meta
    for table in connection.introspection.table_names(cursor):
        web, worker = TABLE_RIGHTS.get(table, ("", "") if table in own else (OTHER_TABLES, OTHER_TABLES))
        cursor.execute(f'REVOKE ALL ON TABLE "{table}" FROM {WEB}, {WORKER}')
        for role, letters in ((WEB, web), (WORKER, worker)):
            if letters:
                cursor.execute(f'GRANT {verbs(letters)} ON TABLE "{table}" TO {role}')
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {WEB}, {WORKER}")
