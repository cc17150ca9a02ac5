"""What the style guide is made of: chapters of components, each shown in its states."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.functional import lazy
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Callable

# What ties one element to another; two states of a component on one page must not be tied to each other.
TIES = re.compile(
    r'(?<=[ \n])(id|for|name|popovertarget|aria-labelledby|aria-describedby|data-shows|data-counts)="([^"]+)"'
)
LEADS = re.compile(r'href="#([^"]+)"')


def both(english: str, arabic: str) -> Any:
    """A sample text that reads in Arabic where the page does, and in English everywhere else."""
    return lazy(lambda: arabic if get_language() == "ar" else english, str)()


@dataclass(frozen=True)
class State:
    """One way a component can look; `context` is what it is included with."""

    label: Any
    context: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Specimen:
    """A file of `components/`, what it is for and its states; `within` is the list that it is an item of."""

    name: str
    title: Any
    use: Any
    states: list[State]
    wide: bool = False
    within: str = ""


@dataclass(frozen=True)
class Chapter:
    """`more` is what its own template needs beside the specimens."""

    slug: str
    title: Any
    lead: Any
    specimens: Callable[[], list[Specimen]]
    template: str = "styleguide/chapter.html"
    more: Callable[[], dict[str, Any]] = dict


def drawn(specimen: Specimen) -> list[dict[str, Any]]:
    """Each state: its label, its picture, and the line by which a template brings it."""
    return [
        {"label": state.label, "html": _picture(specimen, state, number), "line": include_line(specimen.name, state)}
        for number, state in enumerate(specimen.states, start=1)
    ]


def include_line(name: str, state: State) -> str:
    """What is a word of the component's own stands in quotes; what a page would hand over stands by its name."""
    pairs = [
        f'{key}="{value}"' if isinstance(value, str) else f"{key}={_named(key, value)}"
        for key, value in state.context.items()
    ]
    return " ".join(["{% include", f'"components/{name}.html"', *(["with", *pairs] if pairs else []), "only %}"])


def _named(key: str, value: object) -> str:
    return str(value) if isinstance(value, bool | int) else key


def _picture(specimen: Specimen, state: State, number: int) -> SafeString:
    html = apart(render_to_string(f"components/{specimen.name}.html", state.context), f"{specimen.name}-{number}")
    if specimen.within:
        html = f'<ul class="{specimen.within}">{html}</ul>'
    return mark_safe(html)  # noqa: S308 - our own templates rendered it, with their escaping


def apart(html: str, mark: str) -> str:
    """Every id, name and tie with a mark of its own."""

    def marked(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(f"{word}-{mark}" for word in found[2].split())}"'

    return LEADS.sub(rf'href="#\1-{mark}"', TIES.sub(marked, html))
