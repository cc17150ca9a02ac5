"""What a file is: its content says it, never its name or what the browser claims."""

from __future__ import annotations

import re
import unicodedata

import filetype

from casework.models import DocumentKind

HEAD_BYTES = 4096
LONGEST_NAME = 120
# A PDF may begin late and a picture may be a page too: the first bytes must say it. Whatever else is in the file never goes out,
# since the copy that does is written anew.
BEGINNINGS = {
    DocumentKind.JPEG: re.compile(rb"\xff\xd8\xff"),
    DocumentKind.PNG: re.compile(rb"\x89PNG\r\n\x1a\n"),
    DocumentKind.WEBP: re.compile(rb"RIFF....WEBPVP8", re.DOTALL),
    DocumentKind.PDF: re.compile(rb"%PDF-[12]\.\d[\r\n ]"),
}
ENDINGS = {DocumentKind.JPEG: "jpg", DocumentKind.PNG: "png", DocumentKind.WEBP: "webp", DocumentKind.PDF: "pdf"}


def kind_of(head: bytes) -> DocumentKind | None:
    """By the first bytes, on which two readers must agree; None for what may not be taken."""
    found = next((kind for kind, beginning in BEGINNINGS.items() if beginning.match(head)), None)
    return found if found is not None and filetype.guess_mime(head) == found.value else None


def readable_name(name: str) -> str:
    """A name as it may be shown: no folders, nothing invisible, nothing that turns the direction of reading."""
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(letter for letter in last if not unicodedata.category(letter).startswith("C"))
    return " ".join(shown.split())[:LONGEST_NAME]
