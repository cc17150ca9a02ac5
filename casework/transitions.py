"""Which state leads where, for one person's decision.

Steps that move an identity outward or tell a fate (transfer, referral, confirmation of a finding, release of a disclosure) need two people and are
not in these tables: what is not in them is refused.
"""

from __future__ import annotations

from casework.enums import CaseState as C
from casework.enums import RegistrationState as R

_FAMILYS_OWN = frozenset({R.PAUSED, R.WITHDRAWN, R.SUCCESSION})

REGISTRATION_STEPS: dict[str, frozenset[str]] = {
    R.DRAFT: frozenset({R.SUBMITTED, R.WITHDRAWN}),
    R.SUBMITTED: frozenset({R.UNDER_REVIEW}) | _FAMILYS_OWN,
    R.UNDER_REVIEW: frozenset({R.RETURNED_FOR_INFORMATION, R.ACCEPTED, R.DUPLICATE_LINKED}) | _FAMILYS_OWN,
    R.RETURNED_FOR_INFORMATION: frozenset({R.UNDER_REVIEW}) | _FAMILYS_OWN,
    R.ACCEPTED: frozenset({R.UNDER_REVIEW}) | _FAMILYS_OWN,
    R.DUPLICATE_LINKED: frozenset({R.UNDER_REVIEW}) | _FAMILYS_OWN,
    R.PAUSED: frozenset({R.UNDER_REVIEW, R.ACCEPTED, R.WITHDRAWN}),
    R.SUCCESSION: frozenset({R.ACCEPTED, R.WITHDRAWN}),
}

CASE_STEPS: dict[str, frozenset[str]] = {
    C.UNTRIAGED: frozenset({C.IN_LINE_OF_INQUIRY, C.NO_ACTIVE_LEAD}),
    C.IN_LINE_OF_INQUIRY: frozenset({C.NO_ACTIVE_LEAD, C.LEAD_UNDER_VERIFICATION}),
    C.NO_ACTIVE_LEAD: frozenset({C.IN_LINE_OF_INQUIRY, C.LEAD_UNDER_VERIFICATION}),
    C.LEAD_UNDER_VERIFICATION: frozenset({C.IN_LINE_OF_INQUIRY, C.NO_ACTIVE_LEAD, C.RESOLUTION_PROPOSED}),
    C.RESOLUTION_PROPOSED: frozenset({C.LEAD_UNDER_VERIFICATION}),
    C.RESOLUTION_CONFIRMED: frozenset({C.DISCLOSURE_PLANNED, C.REOPENED}),
    C.DISCLOSURE_PLANNED: frozenset({C.REOPENED}),
    C.DISCLOSED: frozenset({C.CLOSED_WITH_FAMILY, C.REOPENED}),
    C.CLOSED_WITH_FAMILY: frozenset({C.REOPENED}),
    C.REOPENED: frozenset({C.IN_LINE_OF_INQUIRY, C.NO_ACTIVE_LEAD, C.LEAD_UNDER_VERIFICATION}),
}


def registration_leads_to(state: str) -> frozenset[str]:
    """States that one person may move a registration to."""
    return REGISTRATION_STEPS.get(state, frozenset())


def case_leads_to(state: str) -> frozenset[str]:
    """States that one person may move a case to."""
    return CASE_STEPS.get(state, frozenset())
