"""Every page in Arabic and English, light and dark, on a small phone and on a desk: axe finds nothing, nothing scrolls sideways."""

from __future__ import annotations

import pytest

from tests.access.size import LOOKED
from tests.screens.barriers import barriers_of
from tests.screens.catalogue import SCREENS
from tests.screens.screen import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch, pytest.mark.xdist_group("screens")]
OURS = [
    (language, screen)
    for language in ("ar", "en")
    for screen in SCREENS
    if screen.ours and language in screen.languages
]


@pytest.mark.parametrize(("language", "screen"), OURS, ids=lambda value: getattr(value, "name", value))
def test_no_barrier_in_any_look(visitors, axe, record_property, language, screen):
    visitors.speak(language)
    assert barriers_of(visitors.show(screen, language), axe) == []
    record_property(LOOKED, len(LOOKS))
