"""The trace of every look and every change.

Changes and reads are recorded in their own transaction: no event, no act. Refusals are recorded in one of their own, after the rollback.
Tags and ids stand in clear; a reason is sealed under the key of what it speaks of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from casework.models import AuditEvent, Case
from casework.models.sealed import SealedModel

if TYPE_CHECKING:
    from django.db.models import Model

    from casework.audit.tags import EventTag
    from casework.models import DataKey
    from casework.rights import Actor


class NotInTransaction(Exception):  # noqa: N818 - reads as what it says
    """An event was to be recorded outside the transaction of its act."""


def record(tag: EventTag, *, actor: Actor, subject: Model | tuple[str, str], reason: str = "") -> AuditEvent:
    """Writes one event in the current transaction. `subject` is a row, or (type, id) of something that may not exist.

    Raises NotInTransaction outside an atomic block, and ValueError for a reason that no key could seal.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(tag)
    key = _key_of(subject) if reason else None
    if reason and key is None:
        raise ValueError("A reason is sealed under its subject's key, and this subject has none.")
    subject_type, subject_id = _name(subject)
    return AuditEvent.objects.create(
        tag=tag,
        actor_id=getattr(actor, "pk", None),
        subject_type=subject_type,
        subject_id=subject_id,
        data_key=key,
        reason=reason or None,
    )


def record_refusal(tag: EventTag, *, actor: Actor, subject: Model | tuple[str, str]) -> AuditEvent:
    """Writes a refusal in a transaction of its own. Call it after the refused act's transaction has rolled back."""
    with transaction.atomic(durable=True):
        return record(tag, actor=actor, subject=subject)


def _name(subject: Model | tuple[str, str]) -> tuple[str, str]:
    if isinstance(subject, tuple):
        return subject[0][:24], subject[1][:40]
    return subject._meta.model_name or "", str(subject.pk)  # noqa: SLF001 - Django's public _meta


def _key_of(subject: Model | tuple[str, str]) -> DataKey | None:
    if isinstance(subject, Case):
        return subject.person.data_key
    return subject.vault_key if isinstance(subject, SealedModel) else None
