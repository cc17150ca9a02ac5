"""PostgreSQL as in production: workers and web are roles that own nothing. Only emptying the tables between tests borrows the owner."""

from __future__ import annotations

from django.db.backends.postgresql import base
from django.db.backends.postgresql.operations import DatabaseOperations

OWNER = "athar"
LOGIN = "athar_tests"  # may become either role, and is neither


class OwnersFlush(DatabaseOperations):
    def execute_sql_flush(self, sql_list):
        with self.connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {OWNER}")
        try:
            super().execute_sql_flush(sql_list)
        finally:
            with self.connection.cursor() as cursor:
                cursor.execute("SET ROLE athar_worker")


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = OwnersFlush
