"""Case data. Reads go through `visible_to(actor)`, writes through `casework.services`; none of it enters Wagtail."""

from __future__ import annotations

from casework.models.audit_event import AuditEvent
from casework.models.case import Assignment, Case
from casework.models.contact_plan import ContactPlan
from casework.models.data_key import DataKey, KeyKind
from casework.models.document import Document, DocumentKind, DocumentState, FileTicket, Refusal
from casework.models.notice import Notice, NoticeKind
from casework.models.person import Person, PersonName
from casework.models.registration import Registration
from casework.models.relative import Relative
from casework.models.team import RoleGrant, Team

__all__ = [
    "Assignment",
    "AuditEvent",
    "Case",
    "ContactPlan",
    "DataKey",
    "Document",
    "DocumentKind",
    "DocumentState",
    "FileTicket",
    "KeyKind",
    "Notice",
    "NoticeKind",
    "Person",
    "PersonName",
    "Refusal",
    "Registration",
    "Relative",
    "RoleGrant",
    "Team",
]
