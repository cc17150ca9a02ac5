"""Case data. Reads go through `visible_to(actor)`, writes through `casework.services`; none of it enters Wagtail."""

from __future__ import annotations

from casework.models.audit_event import AuditEvent
from casework.models.audit_seal import AuditPending, AuditSeal
from casework.models.break_glass import BreakGlass
from casework.models.case import Assignment, Case
from casework.models.contact_plan import ContactPlan
from casework.models.data_key import DataKey, KeyKind
from casework.models.document import Document, DocumentKind, DocumentState, FileTicket, Refusal
from casework.models.erasure import ErasedKey, ErasureReason, ErasureRequest
from casework.models.notice import Notice, NoticeChannel, NoticeKind
from casework.models.person import Person, PersonName
from casework.models.recusal import Recusal
from casework.models.registration import Registration
from casework.models.relative import Relative
from casework.models.team import RoleGrant, Team

__all__ = [
    "Assignment",
    "AuditEvent",
    "AuditPending",
    "AuditSeal",
    "BreakGlass",
    "Case",
    "ContactPlan",
    "DataKey",
    "Document",
    "DocumentKind",
    "DocumentState",
    "ErasedKey",
    "ErasureReason",
    "ErasureRequest",
    "FileTicket",
    "KeyKind",
    "Notice",
    "NoticeChannel",
    "NoticeKind",
    "Person",
    "PersonName",
    "Recusal",
    "Refusal",
    "Registration",
    "Relative",
    "RoleGrant",
    "Team",
]
