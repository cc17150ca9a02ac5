"""The way of a registration: what is done, where it stands now, and what may come.

It follows from the stage alone, so it tells no more than the stage does. Only the steps of the office may come later: news is never a
step, the way has no end, and whatever interrupts it stands alone, since what would have come cannot be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from casework.stages import Stage

if TYPE_CHECKING:
    import datetime as dt


class StepState(Enum):
    """Name in style sheets, word for readers."""

    DONE = ("done", _("Done"))
    NOW = ("now", _("Now"))
    LATER = ("later", _("May come later"))

    def __init__(self, code: str, word: str) -> None:
        self.code = code
        self._word = word

    @property
    def word(self) -> str:
        return gettext(self._word)


@dataclass(frozen=True)
class Step:
    """`day` is None where there is none to tell."""

    title: str
    state: StepState
    day: dt.datetime | None = None


WAY = (Stage.RECEIVED, Stage.UNDER_REVIEW, Stage.REGISTERED, Stage.SEARCH_OPEN)
# Where a stage stands on the way if it is not one of its steps: what surely came before it, what may come after.
BESIDE = {
    Stage.MORE_INFO: (WAY[:1], WAY[2:]),
    Stage.CONTACT_PLANNED: (WAY[:3], ()),
    Stage.SHARED_IN_PERSON: (WAY[:3], ()),
    Stage.PAUSED_BY_YOU: (WAY[:1], ()),
    Stage.WITHDRAWN: (WAY[:1], ()),
    Stage.PASSED_ON: (WAY[:1], ()),
}


def path_of(stage: Stage, *, registered_at: dt.datetime | None, since: dt.datetime | None) -> list[Step]:
    """`since` is what the page may say of the present stage; of the steps before, only the first has a day."""
    before, after = _around(stage)
    return [
        *(Step(step.title, StepState.DONE, registered_at if step is WAY[0] else None) for step in before),
        Step(stage.title, StepState.NOW, since),
        *(Step(step.title, StepState.LATER) for step in after),
    ]


def _around(stage: Stage) -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
    if stage in BESIDE:
        return BESIDE[stage]
    place = WAY.index(stage)
    return WAY[:place], WAY[place + 1 :]
