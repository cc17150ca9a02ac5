"""Without a mouse, and with motion reduced: every control is reached, seen while it is, and large enough for a thumb."""

from __future__ import annotations

import pytest

from tests.screens.capture import dress
from tests.screens.catalogue import SCREENS
from tests.screens.screen import DESK, PHONE, Look

pytestmark = [pytest.mark.browser, pytest.mark.elasticsearch, pytest.mark.xdist_group("screens")]
LANGUAGE = "ar"
SCREENS_OF_OURS = [screen for screen in SCREENS if screen.ours and LANGUAGE in screen.languages]
each_screen = pytest.mark.parametrize("screen", SCREENS_OF_OURS, ids=lambda screen: screen.name)
MOST_STOPS = 400
# What a keyboard must reach: visible, not switched off, and of radio buttons that share a name only one.
CONTROLS = """() => {
    const seen = new Set(), found = [];
    for (const control of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
        if (control.disabled || control.type === "hidden" || !control.checkVisibility({visibilityProperty: true})) continue;
        if (control.type === "radio" && seen.has(control.name)) continue;
        if (control.type === "radio") seen.add(control.name);
        found.push(control);
    }
    window.toReach = new Set(found);
    return found.length;
}"""
STOP = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return null;
    if (here.type === "radio") {
        const same = [...window.toReach].find(other => other.type === "radio" && other.name === here.name);
        window.toReach.delete(same);
    }
    window.toReach.delete(here);
    const box = here.getBoundingClientRect();
    const ring = [here, here.closest(".card")].some(bearer => {
        const style = bearer && getComputedStyle(bearer);
        return style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const first = !window.firstStop;
    window.firstStop = window.firstStop || here;
    if (ring) window.ringed.add(here);
    return {
        again: !first && here === window.firstStop,
        words: here.outerHTML.slice(0, 120),
        // A date is walked through part by part; the browser marks the last part, its calendar, by itself.
        lost: !(inside && (ring || window.ringed.has(here))),
    };
}"""
LEFT = "() => [...window.toReach].map(control => control.outerHTML.slice(0, 120))"
SMALL = """smallest => [...document.querySelectorAll(
    "button, select, textarea, summary, nav a, .button, input:not([type=hidden], [type=checkbox], [type=radio])"
)].filter(control => control.checkVisibility({visibilityProperty: true}))
  .filter(control => !control.closest("p") && Math.round(control.getBoundingClientRect().height) < smallest)
  .map(control => control.outerHTML.slice(0, 120))"""
TARGET_PIXELS = 44
MOVING = """() => [
    ...document.getAnimations().map(animation => animation.effect.target.outerHTML.slice(0, 120)),
    ...(getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["smooth scrolling"] : []),
]"""


def shown(visitors, screen, width):
    visitors.speak(LANGUAGE)
    page = visitors.show(screen, LANGUAGE)
    dress(page, Look(width, "light"))
    return page


def walk(page) -> list[str]:
    """Tab after Tab: the controls on which focus was not seen, then those that were never reached."""
    page.evaluate("() => { document.activeElement.blur(); window.firstStop = null; window.ringed = new Set(); }")
    page.evaluate(CONTROLS)
    lost = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["again"]:
            break
        if stop["lost"]:
            lost.append(stop["words"])
    return [*(f"not seen: {words}" for words in lost), *(f"not reached: {words}" for words in page.evaluate(LEFT))]


@each_screen
def test_every_control_serves_a_keyboard_and_a_thumb(visitors, screen):
    """One visit for all three, since a visit is what costs time."""
    page = shown(visitors, screen, DESK)
    unreached = walk(page)
    dress(page, Look(PHONE, "light"))
    small, moving = page.evaluate(SMALL, TARGET_PIXELS), page.evaluate(MOVING)
    assert (unreached, small, moving) == ([], [], [])
