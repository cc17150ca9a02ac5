"""From a reference on paper to its case, for acts that must work on a case that the actor does not see. Never show what this returns."""

from __future__ import annotations

from casework.models import Registration


def case_id_of(reference: str) -> str | None:
    """The case of that reference, however its letters were typed; None if there is none."""
    found = Registration.objects.filter(reference=reference.strip().upper()).values_list("case_id", flat=True)
    return found.first()
