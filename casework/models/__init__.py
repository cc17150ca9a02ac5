"""Case data. Reads go through `visible_to(actor)`, writes through `casework.services`; none of it enters Wagtail."""

from __future__ import annotations

from casework.models.audit_event import AuditEvent
from casework.models.break_glass import BreakGlass
from casework.models.case import Assignment, Case
from casework.models.contact_plan import ContactPlan
from casework.models.data_key import DataKey, KeyKind
from casework.models.notice import Notice, NoticeKind
from casework.models.person import Person, PersonName
from casework.models.recusal import Recusal
from casework.models.registration import Registration
from casework.models.relative import Relative
from casework.models.team import RoleGrant, Team

__all__ = [
    "Assignment",
    "AuditEvent",
    "BreakGlass",
    "Case",
    "ContactPlan",
    "DataKey",
    "KeyKind",
    "Notice",
    "NoticeKind",
    "Person",
    "PersonName",
    "Recusal",
    "Registration",
    "Relative",
    "RoleGrant",
    "Team",
]
