"""Names, numbers and foreign words stand apart from the text around them: an Arabic name must not turn an English line about.

In the text of a page by `<bdi>` or an element with `dir`; in a title, a label or a button's words by the filter `isolated`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = [
    path
    for package in ("portal", "casework", "publications", "search")
    for path in sorted((ROOT / package).rglob("templates/**/*.html"))
]
# The ends of what people typed, what other scripts write, and what reads from the left everywhere.
FOREIGN = re.compile(
    r"(?:^|\.)(?:get_short_name|get_full_name|display_name|login|reference|caption|provider|summary|narrative|suggestion|seed|channels|safe_hours"
    r"|subject_id|actor_id|family_line|by)(?:\||$)"
    r"|^(?:line|team|.*\.team|document|summary|person)\.name(?:\||$)|^query\.text"
)
PART = re.compile(
    r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|\{\{(?P<shown>.*?)\}\}|\{%(?P<tag>.*?)%\}"
    r"|<(?P<end>/?)(?P<element>[a-zA-Z][\w-]*)(?P<attributes>(?:[^>\"]|\"[^\"]*\")*)>",
    re.DOTALL,
)
VOID = {"input", "br", "meta", "link", "img", "hr", "path", "use", "circle", "line", "rect", "wbr", "option"}
# `field=value` in the head of a translated block: the words are in the middle of a sentence.
BOUND = re.compile(r"(\w+)=([\w.|:\"]+)")
SPOKEN = re.compile(r"(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")
# A page in the reader's own language describes itself; nothing foreign stands in it.
OWN_WORDS = {"publications/pdf/document.html": "page.summary", "publications/includes/cards.html": "entry.summary"}


def test_all_templates_are_read():
    assert len(TEMPLATES) > 130


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_foreign_stands_apart(path):
    own = next((words for name, words in OWN_WORDS.items() if str(path).endswith(name)), "")
    assert [words for words in mixed(path.read_text()) if words != own] == []


def mixed(text):
    """What is shown without isolation."""
    apart, open_elements = 0, []
    for part in PART.finditer(text):
        if part["element"]:
            yield from _in_labels(part["attributes"])
            apart += _step(part, open_elements)
        elif part["tag"] and part["tag"].split()[0] == "blocktranslate":
            yield from _bound(part["tag"], text[part.end() :].partition("{% endblocktranslate %}")[0])
        elif part["shown"] and not apart and is_foreign(part["shown"]):
            yield part["shown"].strip()


def _step(part, open_elements):
    """One more element that sets apart, or one fewer, or neither."""
    if part["element"] in VOID or part["attributes"].endswith("/"):
        return 0
    if not part["end"]:
        sets_apart = part["element"] == "bdi" or " dir=" in part["attributes"]
        open_elements.append((part["element"], sets_apart))
        return int(sets_apart)
    if open_elements and open_elements[-1][0] == part["element"]:
        return -int(open_elements.pop()[1])
    return 0


def _in_labels(attributes):
    for label in SPOKEN.findall(attributes):
        yield from (shown.strip() for shown in re.findall(r"\{\{(.*?)\}\}", label) if is_foreign(shown))


def _bound(head, inside):
    for name, value in BOUND.findall(head):
        set_apart = re.search(rf"<bdi[^>]*>\{{\{{ {name} \}}\}}</bdi>", inside)
        if is_foreign(value) and not set_apart:
            yield f"{name}={value}"


def is_foreign(words):
    words = words.strip()
    return (
        bool(FOREIGN.search(words))
        and not words.startswith("form.")
        and "|isolated" not in words
        and not words.endswith("|length")
    )
