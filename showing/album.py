"""Pictures with their captions as one page that any browser opens from disk."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A walk through Athar</title>
<style>
  body {{ max-inline-size: 60rem; margin: 0 auto; padding: 2rem 1rem; background: #faf7f0; color: #1b272c; font: 1.125rem/1.6 system-ui, sans-serif; }}
  figure {{ margin: 0 0 3rem; }}
  figcaption {{ margin-block-end: .75rem; font-weight: 600; }}
  img {{ max-inline-size: 100%; block-size: auto; border: 1px solid #ddd6c6; }}
</style>
</head>
<body>
<h1>A walk through Athar</h1>
{figures}
</body>
</html>
"""
FIGURE = '<figure><figcaption>{number}. {words}</figcaption><img src="{file}" alt=""></figure>'


def write_album(folder: Path, captions: Sequence[tuple[str, str]]) -> Path:
    """`captions` are pairs of a picture's file name and what it shows. Returns the page's path."""
    figures = [
        FIGURE.format(number=number, words=escape(words), file=escape(file))
        for number, (file, words) in enumerate(captions, start=1)
    ]
    page = folder / "index.html"
    page.write_text(PAGE.format(figures="\n".join(figures)), encoding="utf-8")
    return page
