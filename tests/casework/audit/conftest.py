"""A role of the database to which somebody granted too much."""

from __future__ import annotations

import secrets

import pytest
from django.db import connection

from tests.database.roles import as_owner


@pytest.fixture
def granted_role(db):
    """It owns nothing; of the log it was granted all that can be granted, every row too. Goes with the test's transaction."""
    role = f"athar_probe_{secrets.token_hex(6)}"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{role}"')
        cursor.execute(f'GRANT "{role}" TO CURRENT_USER')
        for table in ("casework_auditevent", "casework_auditseal"):
            cursor.execute(f'GRANT ALL ON {table} TO "{role}"')
            cursor.execute(f'CREATE POLICY "{role}" ON {table} TO "{role}" USING (true) WITH CHECK (true)')
    return role
