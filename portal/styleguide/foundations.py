"""Chapter: colours, letters, signs and spaces, which everything else is made of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

from portal.styleguide.colours import swatches

# One sentence in each language, long enough to see how its lines stand.
LETTERS = [
    (
        "ar",
        "rtl",
        "العربية",
        "كل إنسان يترك أثراً",
        "نبحث عن كل من غاب، ونقف مع من ينتظره. السطور هنا أبعد، ولا مسافة بين الأحرف. ٩ آذار ٢٠٢٦",
    ),
    (
        "en",
        "ltr",
        "English",
        "Everybody leaves a trace",
        "We search for everyone who is missing and stand by those who wait. 9 March 2026",
    ),
    (
        "ku",
        "ltr",
        "Kurdî",
        "Her mirov şopekê dihêle",
        "Em li her kesê winda digerin û li kêleka yên li bendê ne. 9 Adar 2026",
    ),
    (
        "tr",
        "ltr",
        "Türkçe",
        "Her insan bir iz bırakır",
        "Kaybolan herkesi arıyor, bekleyenlerin yanında duruyoruz. 9 Mart 2026",
    ),
    (
        "de",
        "ltr",
        "Deutsch",
        "Jeder Mensch hinterlässt eine Spur",
        "Wir suchen alle Vermissten und stehen denen bei, die auf sie warten. 9. März 2026",
    ),
    (
        "fr",
        "ltr",
        "Français",
        "Chacun laisse une trace",
        "Nous cherchons toutes les personnes disparues et soutenons celles qui attendent. 9 mars 2026",
    ),
]


def foundations() -> dict[str, Any]:
    return {"swatches": swatches(), "letters": LETTERS, "icons": icons()}


def icons() -> list[str]:
    """The names in the sprite, in its order."""
    sprite = Path(str(finders.find("img/icons.svg"))).read_text(encoding="utf-8")
    return re.findall(r'<symbol id="(\w+)"', sprite)
