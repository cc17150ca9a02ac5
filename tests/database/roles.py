"""Which role of the database a piece of a test runs as."""

from __future__ import annotations

from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from casework.row_security import act_as
from casework.row_security.grants import WEB, WORKER
from tests.database.base import LOGIN, OWNER


def hand_over():
    """From the owner, who made the tables, to a login that owns none. From here on tests run as the worker, and requests as the web."""
    call_command("database_rights", verbosity=0)
    connection.close()
    connection.settings_dict["USER"] = LOGIN
    connection.settings_dict["OPTIONS"] = {"options": f"-c role={WORKER}"}


def become(role):
    """Below Django's cursor, so that no test counts it among the queries of a page."""
    connection.ensure_connection()
    connection.connection.execute(f"SET ROLE {role}")


def become_web(**_signal):
    become(WEB)


def become_worker(**_signal):
    """And for nobody: what one request was told does not reach the next test, whoever rolls back what."""
    become(WORKER)
    connection.connection.execute("SELECT set_config('athar.actor', '', false)")
    connection._athar_actor = None


@contextmanager
def as_owner():
    """Within the block the database obeys as it obeys whoever runs migrations."""
    become(OWNER)
    try:
        yield
    finally:
        become(WORKER)


@contextmanager
def as_web(actor=None):
    """Within the block the database answers as it answers a web process for `actor`."""
    become(WEB)
    act_as(actor and actor.pk)
    try:
        yield
    finally:
        act_as(None)
        become(WORKER)
