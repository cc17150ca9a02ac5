from __future__ import annotations

import pytest
from django.db import connection

from casework.checks import the_web_owns_nothing
from casework.row_security.inspection import findings
from tests.database.base import OWNER
from tests.database.roles import as_web, become

pytestmark = pytest.mark.django_db


def test_z_03_the_web_role_may_start():
    with as_web():
        assert findings() == []


def test_z_03_an_owner_may_not_answer_people(settings):
    settings.DEMO = False
    become(OWNER)
    assert "belongs to the database user" in the_web_owns_nothing()[0].msg


def test_z_03_a_worker_may_not_answer_people():
    assert "the database user is a worker." in findings()


def test_z_03_a_table_without_policies_is_found():
    become(OWNER)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE casework_case DISABLE ROW LEVEL SECURITY")
    with as_web():
        assert [found for found in findings() if "casework_case has no row policies" in found]


@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_l_03_a_right_to_change_the_log_is_found(right):
    become(OWNER)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT {right} ON casework_auditevent TO athar_web")
    with as_web():
        assert findings() == ["table casework_auditevent gives more than it should."]
