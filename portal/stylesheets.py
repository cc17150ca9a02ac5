"""One stylesheet for the reader, many small ones for us: joined in the order of the levels, by no build tool."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = Path(__file__).resolve().parent / "static" / "css"
LEVELS = ("tokens", "elements", "layouts", "components")
JOINED = "css/site.css"


def source_files() -> list[Path]:
    """The small sheets, level by level; print rules last, since they take back what the others set."""
    files = [path for level in LEVELS for path in sorted((SOURCES / level).glob("*.css"))]
    return sorted(files, key=lambda path: path.stem == "print")


def joined() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in source_files())


class JoinedStylesheetFinder(BaseFinder):
    """Serves and collects `css/site.css`."""

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        if path != JOINED:
            return [] if find_all else None
        target = str(self._written())
        return [target] if find_all else target

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002 - a finder is handed them
        self._written()
        yield JOINED, FileSystemStorage(location=settings.VAR_DIR / "joined")

    @staticmethod
    def _written() -> Path:
        target = settings.VAR_DIR / "joined" / JOINED
        target.parent.mkdir(parents=True, exist_ok=True)
        text = joined()
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")
        return Path(target)
