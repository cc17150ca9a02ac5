"""The colours as the tokens say them, and how well one can be read on another (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from typing import Any

from portal.stylesheets import SOURCES

INKS = ("ink", "ink-soft", "accent", "accent-deep", "caution")
GROUNDS = ("paper", "surface", "surface-sunk", "accent-wash", "caution-wash")
STRAIGHT = 0.04045  # below it sRGB is a straight line
FILLED = {"accent": "on-accent", "accent-deep": "on-accent", "caution": "on-caution", "band": "on-band", "mark": "ink"}


def scheme(which: str) -> dict[str, str]:
    """The colours of the light or the dark scheme, as a browser would resolve them."""
    text = (SOURCES / "tokens" / "colour.css").read_text(encoding="utf-8")
    found = re.findall(r":root\s*{(.*?)}", text, re.DOTALL)
    chosen = found[:1] if which == "light" else found[:2]
    return {key: value for block in chosen for key, value in re.findall(r"--([\w-]+):\s*(#\w{6});", block)}


def contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def swatches() -> list[dict[str, Any]]:
    """Each ground in both schemes, with the inks that may stand on it."""
    return [_swatch(ground, INKS) for ground in GROUNDS] + [_swatch(ground, (ink,)) for ground, ink in FILLED.items()]


def _swatch(ground: str, inks: tuple[str, ...]) -> dict[str, Any]:
    light, dark = scheme("light"), scheme("dark")
    return {
        "name": ground,
        "light": light[ground],
        "dark": dark[ground],
        "inks": [
            {"name": ink, "light": contrast(light[ink], light[ground]), "dark": contrast(dark[ink], dark[ground])}
            for ink in inks
        ],
    }


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= STRAIGHT else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
