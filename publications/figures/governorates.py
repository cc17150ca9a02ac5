"""The fourteen governorates of Syria: p-code, name and simplified outline.

The outlines are OCHA's (README, Sources): governorates.json says which version, under which licence, and what was changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).with_name("governorates.json")

NAMES = {
    "SY01": _("Damascus"),
    "SY02": _("Aleppo"),
    "SY03": _("Rif Dimashq"),
    "SY04": _("Homs"),
    "SY05": _("Hama"),
    "SY06": _("Latakia"),
    "SY07": _("Idlib"),
    "SY08": _("Al-Hasakah"),
    "SY09": _("Deir ez-Zor"),
    "SY10": _("Tartus"),
    "SY11": _("Raqqa"),
    "SY12": _("Daraa"),
    "SY13": _("As-Suwayda"),
    "SY14": _("Quneitra"),
}


@dataclass(frozen=True)
class Outline:
    """A path in the map's own units. `leader` is where a line from the number points, for a place too small to hold it."""

    path: str
    label: tuple[int, int]
    leader: tuple[int, int] | None


@dataclass(frozen=True)
class Outlines:
    width: int
    height: int
    areas: dict[str, Outline]


@cache
def outlines() -> Outlines:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    return Outlines(data["width"], data["height"], {code: _outline(area) for code, area in data["areas"].items()})


def _outline(area: dict[str, list[int] | str]) -> Outline:
    label, leader = area["label"], area.get("leader")
    return Outline(str(area["outline"]), (int(label[0]), int(label[1])), leader and (int(leader[0]), int(leader[1])))  # type: ignore[arg-type]


def number_of(code: str) -> int:
    """What stands on the map: SY07 is number 7."""
    return int(code.removeprefix("SY"))
