"""The contact sheet: one page of small pictures, a row a screen, each leading to the whole picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tests.screens.screen import LOOKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

STYLE = """
body { margin: 1rem; background: #777; color: #fff; font: 1rem/1.4 system-ui, sans-serif; }
section { display: flex; flex-wrap: wrap; align-items: flex-start; gap: .5rem; margin-block: 0 2rem; }
h2 { inline-size: 100%; margin: 0; font-size: 1rem; }
figure { margin: 0; }
figcaption { font-size: .75rem; }
img { block-size: 22rem; object-fit: cover; object-position: top; background: #fff; }
"""


def write_sheet(folder: Path, names: Iterable[str], languages: Sequence[str]) -> Path:
    """`index.html` beside the pictures that are there."""
    sections = "\n".join(section(folder, name, languages) for name in names)
    path = folder / "index.html"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{STYLE}</style>'
    path.write_text(f"{head}<h1>Every screen</h1>{sections}</html>")
    return path


def section(folder: Path, name: str, languages: Sequence[str]) -> str:
    paths = [
        (language, look, folder / language / look.name / f"{name}.png") for language in languages for look in LOOKS
    ]
    figures = "".join(
        figure(path.relative_to(folder), f"{language} {look.name}") for language, look, path in paths if path.exists()
    )
    return f"<section><h2>{escape(name)}</h2>{figures}</section>" if figures else ""


def figure(path: Path, words: str) -> str:
    address = escape(str(path))
    picture = f'<a href="{address}"><img src="{address}" alt="{escape(words)}" loading="lazy"></a>'
    return f"<figure>{picture}<figcaption>{escape(words)}</figcaption></figure>"
