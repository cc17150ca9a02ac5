"""Events of the log, at any time and by anybody, and hands that the product does not have."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from casework.audit import EventTag
from casework.models import AuditEvent
from tests.database.roles import as_owner


def make_event(tag=EventTag.STAFF_CASE_READ, *, actor=None, subject=("case", "x"), ago=timedelta(0), **fields):
    subject_type, subject_id = subject
    values = {"subject_type": subject_type, "subject_id": subject_id, "at": timezone.now() - ago}
    return AuditEvent.objects.create(tag=tag, **{**values, "actor_id": getattr(actor, "pk", None), **fields})


@contextmanager
def an_intruders_hand():
    """A cursor of somebody who may switch off every trigger: the owner of the tables."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # checks that still wait would forbid the next statement
        for table in ("casework_auditevent", "casework_auditseal"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield cursor
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("casework_auditevent", "casework_auditseal"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
