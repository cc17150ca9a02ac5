"""The trace of every look and every change.

Changes and reads are recorded in their own transaction: no event, no act. Refusals are recorded in one of their own, after the rollback.
Tags and ids stand in clear; a reason is sealed under the key of what it speaks of.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from casework.models import AuditEvent, Case
from casework.models.sealed import SealedModel

if TYPE_CHECKING:
    from django.db.models import Model

    from casework.models import DataKey
    from casework.rights import Actor


class EventTag(StrEnum):
    """`source:subject:action`. The source is the area that it happened in."""

    ACCOUNT_CREATED = "account:user:created"
    ACCOUNT_CODE_FAILED = "account:user:code_failed"
    ACCOUNT_FACTOR_ADDED = "account:user:factor_added"
    ACCOUNT_FACTOR_REMOVED = "account:user:factor_removed"
    ACCOUNT_INVITED = "account:user:invited"
    ACCOUNT_PASSWORD_CHANGED = "account:user:password_changed"  # noqa: S105 - a tag
    ACCOUNT_PASSWORD_FAILED = "account:user:password_failed"  # noqa: S105 - a tag
    ACCOUNT_RECOVERY_USED = "account:user:recovery_used"
    ACCOUNT_SESSION_ENDED = "account:user:session_ended"
    ACCOUNT_SIGNED_IN = "account:user:signed_in"
    ACCOUNT_SIGNED_OUT = "account:user:signed_out"
    FAMILY_REGISTRATION_LISTED = "family:registration:listed"
    FAMILY_REGISTRATION_READ = "family:registration:read"
    FAMILY_REGISTRATION_REFUSED = "family:registration:refused"
    STAFF_ACT_REFUSED = "staff:act:refused"
    STAFF_CASE_ADVANCED = "staff:case:advanced"
    STAFF_CASE_ASSIGNED = "staff:case:assigned"
    STAFF_CASE_UNASSIGNED = "staff:case:unassigned"
    STAFF_CASE_LISTED = "staff:case:listed"
    STAFF_CASE_READ = "staff:case:read"
    STAFF_CASE_REFUSED = "staff:case:refused"
    STAFF_NAME_ADDED = "staff:name:added"
    STAFF_PEOPLE_SEARCHED = "staff:people:searched"
    STAFF_PEOPLE_SEARCH_REFUSED = "staff:people:search_refused"
    STAFF_REGISTRATION_ADVANCED = "staff:registration:advanced"
    STAFF_REGISTRATION_OPENED = "staff:registration:opened"
    STAFF_RELATIVE_LINKED = "staff:relative:linked"
    STAFF_ROLE_ASKED = "staff:role:asked"
    STAFF_ROLE_ENDED = "staff:role:ended"
    STAFF_ROLE_GRANTED = "staff:role:granted"
    VAULT_CASE_REFUSED = "vault:case:refused"


# What a case's own page shows as its history: who looked is for the log's readers.
CHANGE_TITLES = {
    EventTag.STAFF_CASE_ADVANCED: _("The case moved on"),
    EventTag.STAFF_CASE_ASSIGNED: _("An officer was assigned"),
    EventTag.STAFF_CASE_UNASSIGNED: _("An assignment ended"),
    EventTag.STAFF_NAME_ADDED: _("A name was added"),
    EventTag.STAFF_REGISTRATION_ADVANCED: _("A registration moved on"),
    EventTag.STAFF_REGISTRATION_OPENED: _("A registration was opened"),
    EventTag.STAFF_RELATIVE_LINKED: _("A relative was entered"),
}


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
