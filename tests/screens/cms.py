"""The editors' desk, which is Wagtail's, in our colours."""

from __future__ import annotations

from tests.screens.screen import Screen

LANGUAGES = ("ar", "en")
SCREENS = tuple(
    Screen(f"cms-{name}", f"/cms/{address}", "", "editor", languages=LANGUAGES, ours=False)
    for name, address in {"home": "", "pages": "pages/{home_page}/", "edit": "pages/{question_page}/edit/"}.items()
)
