"""The visitors of the access tests meet the faults too."""

from __future__ import annotations

from tests.access.conftest import records, visitors

__all__ = ["records", "visitors"]
