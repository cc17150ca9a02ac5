"""From a reference on paper to its case, for acts that must work on a case that the actor does not see. Never show what this returns."""

from __future__ import annotations

from casework.row_security.procedures import case_of_reference


def case_id_of(reference: str) -> str | None:
    """The case of that reference, however its letters were typed; None if there is none."""
    return case_of_reference(reference.strip().upper())
