"""Blocks of the figures page: numbers that people approved for the public, each with its source and its day.

No number is read from a case: an editor types what was published. Small numbers of people are never shown (figures/small_numbers.py).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from publications import figure_checks
from publications.blocks import TEMPLATES
from publications.enums import ChartKind
from publications.figure_tables import tiles_of
from publications.figures.chart import chart_of
from publications.figures.choropleth import choropleth
from publications.figures.governorates import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


SMALL_NUMBERS = _(
    "Numbers of people from one to nine are shown as “fewer than 10”. Do not tell them in words either, nor a total beside it."
)


class FigureBlock(blocks.StructBlock):
    """What every figure says of itself. Texts are plain."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    summary = blocks.CharBlock(
        label=_("In one sentence"), max_length=240, help_text=_("What the figure says, for those who do not see it.")
    )
    source = blocks.CharBlock(label=_("Source"), max_length=200)
    as_of = blocks.DateBlock(label=_("As of"))
    note = blocks.TextBlock(label=_("Note"), required=False)

    def clean(self, value: Mapping[str, Any]) -> Any:
        """Raises StructBlockValidationError, whose messages stand at the entries that they speak of."""
        cleaned = super().clean(value)
        lacks = () if self.is_deferred_validation else self.lacks(cleaned)
        figure_checks.check([*self.checks(cleaned), *lacks])
        return cleaned

    def checks(self, value: Mapping[str, Any]) -> Iterator[figure_checks.Problem]:
        """Mistakes that not even a draft may have: Wagtail can publish one without asking again."""
        yield from figure_checks.day_has_come(value)

    def lacks(self, value: Mapping[str, Any]) -> Iterable[figure_checks.Problem]:  # noqa: ARG002 - for figures that may lack nothing
        """What a draft may still lack."""
        return ()


class TileBlock(blocks.StructBlock):
    """One number and what it counts."""

    value = blocks.DecimalBlock(label=_("Number"), min_value=0, max_digits=12, decimal_places=2)
    label = blocks.CharBlock(label=_("What it counts"), max_length=120)


class NumbersBlock(FigureBlock):
    """A few numbers, large."""

    tiles = blocks.ListBlock(TileBlock(), label=_("Numbers"), min_num=1, max_num=6)
    people = blocks.BooleanBlock(label=_("Counts people"), required=False, default=True, help_text=SMALL_NUMBERS)

    class Meta:
        label = _("Numbers")
        icon = "order"
        template = f"{TEMPLATES}numbers.html"

    def checks(self, value: Mapping[str, Any]) -> Iterator[figure_checks.Problem]:
        yield from super().checks(value)
        yield from figure_checks.numbers(value)

    def get_context(self, value: Mapping[str, Any], parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"tiles": tiles_of(value)}


class RowBlock(blocks.StructBlock):
    """One bar, column or point, with a number for each series."""

    label = blocks.CharBlock(label=_("Name"), max_length=80)
    value = blocks.DecimalBlock(label=_("Number"), required=False, min_value=0, max_digits=12, decimal_places=2)
    second = blocks.DecimalBlock(label=_("Second series"), required=False, min_value=0, max_digits=12, decimal_places=2)
    third = blocks.DecimalBlock(label=_("Third series"), required=False, min_value=0, max_digits=12, decimal_places=2)


class ChartBlock(FigureBlock):
    """Bars, columns or lines, with the same numbers in a table."""

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=ChartKind.choices)
    people = blocks.BooleanBlock(label=_("Counts people"), required=False, default=True, help_text=SMALL_NUMBERS)
    series = blocks.ListBlock(
        blocks.CharBlock(max_length=60),
        label=_("Names of the series"),
        max_num=3,
        help_text=_("What the numbers count. Bars have one series; columns and lines have up to three."),
    )
    rows = blocks.ListBlock(RowBlock(), label=_("Rows"), min_num=2, max_num=20)

    class Meta:
        label = _("Chart")
        icon = "table"
        template = f"{TEMPLATES}chart.html"

    def checks(self, value: Mapping[str, Any]) -> Iterator[figure_checks.Problem]:
        yield from super().checks(value)
        yield from figure_checks.chart(value)

    def lacks(self, value: Mapping[str, Any]) -> Iterable[figure_checks.Problem]:
        return figure_checks.chart_is_whole(value)

    def get_context(self, value: Mapping[str, Any], parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"chart": chart_of(value)}


class AreaBlock(blocks.StructBlock):
    """One governorate. Left empty, its number is not known; zero says that there is nobody."""

    governorate = blocks.ChoiceBlock(label=_("Governorate"), choices=list(NAMES.items()))
    count = blocks.IntegerBlock(label=_("Number of people"), required=False, min_value=0)


class MapBlock(FigureBlock):
    """Numbers of people by governorate, with the same numbers in a table."""

    areas = blocks.ListBlock(
        AreaBlock(), label=_("Governorates"), min_num=1, max_num=len(NAMES), help_text=SMALL_NUMBERS
    )

    class Meta:
        label = _("Map of governorates")
        icon = "site"
        template = f"{TEMPLATES}map.html"

    def checks(self, value: Mapping[str, Any]) -> Iterator[figure_checks.Problem]:
        yield from super().checks(value)
        yield from figure_checks.map_of_governorates(value)

    def lacks(self, value: Mapping[str, Any]) -> Iterable[figure_checks.Problem]:
        return figure_checks.map_is_whole(value)

    def get_context(self, value: Mapping[str, Any], parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"map": choropleth(value)}


class FiguresBlock(blocks.StreamBlock):
    """The body of the figures page."""

    paragraph = blocks.TextBlock(label=_("Paragraph"), template=f"{TEMPLATES}paragraph.html")
    callout = blocks.TextBlock(label=_("Important"), template=f"{TEMPLATES}callout.html")
    numbers = NumbersBlock()
    chart = ChartBlock()
    map = MapBlock()
