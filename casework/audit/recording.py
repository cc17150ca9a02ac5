"""The trace of every look and every change.

Changes and reads are recorded in their own transaction: no event, no act. Refusals are recorded in one of their own, after the rollback.
Tags and ids stand in clear; a reason is sealed under the key of what it speaks of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.crypto import salted_hmac

from casework.models import AuditEvent, Case
from casework.models.sealed import SealedModel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

    from casework.audit.tags import EventTag
    from casework.models import DataKey
    from casework.rights import Actor


# Our own ids, numbers shorter than a telephone's or an account's, keyed hashes.
IDS = re.compile(r"[A-Za-z0-9_-]{22}|[0-9]{0,7}|[0-9a-f]{64}")
OUR_WORDS = ("route", "command")
HASH_LETTERS = 32


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


def record_each(tag: EventTag, *, actor: Actor, subjects: Iterable[Model]) -> None:
    """Writes one event for each row, in one statement. Raises NotInTransaction outside an atomic block."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(tag)
    names = [_name(subject) for subject in subjects]
    AuditEvent.objects.bulk_create(
        AuditEvent(tag=tag, actor_id=getattr(actor, "pk", None), subject_type=subject_type, subject_id=subject_id)
        for subject_type, subject_id in names
    )


def record_refusal(tag: EventTag, *, actor: Actor, subject: Model | tuple[str, str]) -> AuditEvent:
    """Writes a refusal in a transaction of its own. Call it after the refused act's transaction has rolled back.

    What was refused may have been typed by hand, and then it is no id: see `id_or_hash`.
    """
    if isinstance(subject, tuple) and subject[0] not in OUR_WORDS:
        subject = subject[0], id_or_hash(subject[1])
    with transaction.atomic(durable=True):
        return record(tag, actor=actor, subject=subject)


def id_or_hash(asked: str) -> str:
    """`asked`, if it looks like an id. People put names into addresses and boxes too: of those the log tells only that it was the same again."""
    if IDS.fullmatch(asked):
        return asked
    return "asked:" + salted_hmac("casework.audit.asked", asked, algorithm="sha256").hexdigest()[:HASH_LETTERS]


def _name(subject: Model | tuple[str, str]) -> tuple[str, str]:
    if isinstance(subject, tuple):
        return subject[0][:24], subject[1][:40]
    return subject._meta.model_name or "", str(subject.pk)  # noqa: SLF001 - Django's public _meta


def _key_of(subject: Model | tuple[str, str]) -> DataKey | None:
    if isinstance(subject, Case):
        return subject.person.data_key
    return subject.vault_key if isinstance(subject, SealedModel) else None
