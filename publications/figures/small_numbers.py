"""Small numbers of people point at people: below ten, a reader learns only that there are fewer than ten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

LEAST_SHOWN = 10


@dataclass(frozen=True)
class Amount:
    """A number as readers may have it. `value` is None where there is none to show: not known, or too few people."""

    value: float | None
    few: bool = False

    @property
    def text(self) -> str:
        """Never empty: what is missing says so, and differs from zero."""
        if self.few:
            return _("fewer than %(number)s") % {"number": numeral(LEAST_SHOWN)}
        return _("no data") if self.value is None else numeral(self.value)

    @property
    def sign(self) -> str:
        """The same where there is room for a sign alone; empty for a number that is drawn."""
        if self.few:
            return f"<{LEAST_SHOWN}"
        return "–" if self.value is None else ""


def amount(value: Decimal | float | None, *, of_people: bool) -> Amount:
    """One to nine people become `few`; zero is nobody and may be told."""
    if value is None:
        return Amount(None)
    if of_people and 0 < value < LEAST_SHOWN:
        return Amount(None, few=True)
    return Amount(float(value))


def alone(amounts: Iterable[Amount]) -> int | None:
    """The place of the only number that is hidden among shown ones: with their total a reader could subtract. None if all is well."""
    found = list(amounts)
    hidden = [place for place, each in enumerate(found) if each.few]
    shown = any(each.value is not None for each in found)
    return hidden[0] if shown and len(hidden) == 1 else None


def numeral(value: float) -> str:
    """As the reader's language writes numbers, thousands apart, no more decimals than there are."""
    whole = float(value).is_integer()
    return str(number_format(int(value) if whole else round(value, 2), force_grouping=True))
