"""One figure, and the list of figures that results.json holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True)
class Measure:
    """A value with its unit; `base` names the figure of the same run that it is compared with."""

    name: str
    value: float
    unit: str
    base: str | None = None


def rows(measures: Iterable[Measure]) -> list[dict[str, object]]:
    """The figures with their ratios: value divided by the base's value, None without a base."""
    by_name = {measure.name: measure for measure in measures}
    return [
        {
            "name": measure.name,
            "value": round(measure.value, 4),
            "unit": measure.unit,
            "base": measure.base,
            "ratio": round(measure.value / by_name[measure.base].value, 4) if measure.base else None,
        }
        for measure in by_name.values()
    ]


def write(path: Path, new: list[dict[str, object]]) -> None:
    """Figures that were not measured this time stay as they were."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    measured = {row["name"] for row in new}
    lines = ",\n ".join(json.dumps(row) for row in [*(row for row in kept if row["name"] not in measured), *new])
    path.write_text(f"[{lines}]\n", encoding="utf-8")


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all (0 to 1) stay at or below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
