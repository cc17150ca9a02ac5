"""What public search knows of a text, whichever engine answers."""

from __future__ import annotations

from dataclasses import dataclass

from search.public.folding import words

BETWEEN_FIELDS = "\x1e"
# Order matters: `folded` is read back by place.
FIELDS = ("title", "synonyms", "summary", "text")


@dataclass(frozen=True)
class PublicDocument:
    """A page or clause that everyone may read, in one language. `synonyms` find it and are never shown."""

    key: str
    language: str
    title: str
    section: str
    summary: str
    text: str
    synonyms: str
    url: str

    def folded(self) -> str:
        """The folded words of FIELDS, for engines that compare letters."""
        return BETWEEN_FIELDS.join(" ".join(words(getattr(self, name))) for name in FIELDS)
