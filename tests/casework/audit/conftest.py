"""A role of the database to which somebody granted too much."""

from __future__ import annotations

import secrets

import pytest
from django.db import connection


@pytest.fixture
def granted_role(db):
    """It owns nothing; of the log it was granted all that can be granted. Goes with the test's transaction."""
    role = f"athar_probe_{secrets.token_hex(6)}"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{role}"')
        cursor.execute(f'GRANT "{role}" TO CURRENT_USER')
        cursor.execute(f'GRANT ALL ON casework_auditevent, casework_auditseal TO "{role}"')
    return role
