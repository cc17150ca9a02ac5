"""Every component in a real browser: both directions, both schemes, the smallest and a wide screen."""

from __future__ import annotations

import pytest

from portal.styleguide.views import CHAPTERS
from tests.access.size import LOOKED
from tests.screens.barriers import barriers_of
from tests.screens.screen import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("styleguide")]

PAGES = ["", *(f"{chapter.slug}/" for chapter in CHAPTERS)]


@pytest.fixture
def guide(live_server, page):
    def open_guide(language: str, width: int = 320, scheme: str = "light", chapter: str = ""):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/styleguide/{chapter}?language={language}")
        return page

    return open_guide


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("chapter", PAGES)
def test_no_component_bears_a_barrier(guide, axe, record_property, chapter, language):
    assert barriers_of(guide(language, chapter=chapter), axe) == []
    record_property(LOOKED, len(LOOKS))


def test_a_chapter_that_is_not_there(client):
    assert client.get("/styleguide/nowhere/").status_code == 404


def test_a_chapter_speaks_the_language_that_is_asked_for(client):
    assert '<html lang="ar" dir="rtl">' in client.get("/styleguide/asking/?language=ar").content.decode()


def test_colours_may_be_the_systems_own(guide, page):
    page.emulate_media(forced_colors="active")
    framed = guide("ar", 320, chapter="telling/").locator(".notice, .tag:not(.tag--plain)")
    widths = framed.evaluate_all("all => all.map(each => parseFloat(getComputedStyle(each).borderBlockStartWidth))")
    assert min(widths) >= 1


@pytest.mark.parametrize("language", ["ar", "de"])
@pytest.mark.parametrize("chapter", PAGES)
def test_no_component_is_wider_than_a_small_phone(guide, chapter, language):
    assert guide(language, 320, chapter=chapter).evaluate("document.documentElement.scrollWidth") <= 320


def test_the_menu_opens_on_a_small_screen_without_a_script(browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{live_server.url}/styleguide/")
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Terms of reference").is_visible()
    context.close()


def test_targets_are_large_enough_for_a_thumb(guide):
    buttons = guide("ar", 320, chapter="acting/").locator(
        "button.button, .menu-button:visible, .language-switch a:visible"
    )
    assert min(box["height"] for box in [button.bounding_box() for button in buttons.all()] if box) >= 44


def test_a_public_page_is_three_requests_beside_the_icon(guide, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    guide("en", 1280, chapter="telling/")
    assert len({url.split("#")[0] for url in asked if not url.endswith("mark.svg")}) <= 3


def test_a_password_can_be_shown_before_it_is_sent(guide):
    page = guide("en", 320, chapter="asking/")
    field = page.get_by_label("Password", exact=True)
    before = field.get_attribute("type")
    page.get_by_label("Show what I type").check()
    assert (before, field.get_attribute("type")) == ("password", "text")


def test_letters_are_counted_while_one_writes(guide):
    page = guide("en", 320, chapter="asking/")
    page.get_by_label("What happened, in your own words").first.fill("seven w")
    assert "7 / 2,000" in page.locator("[data-counts]").first.text_content()


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_only_who_asks_for_no_less_sees_things_move(guide, page, motion, moves):
    page.emulate_media(reduced_motion=motion)
    guide("en", 1280, chapter="telling/")
    assert bool(page.evaluate("document.getAnimations().length")) == moves
