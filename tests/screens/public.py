"""What anybody sees."""

from __future__ import annotations

from tests.screens.screen import Screen

PAGES = {
    "home": "",
    "questions": "questions/",
    "topic": "questions/about-the-institution/",
    "question": "questions/about-the-institution/where-is-the-institution/",
    "guidance": "guidance/",
    "guidance-page": "guidance/if-someone-asks-for-money/",
    "support": "support/",
    "terms": "terms-of-reference/",
    "updates": "updates/",
    "update": "updates/missions-in-syria/",
    "figures": "figures/",
    "accessibility": "accessibility/",
}
WORD = {"ar": "تمويل", "en": "pays", "ku": "pere", "tr": "para", "de": "Geld", "fr": "argent"}

SCREENS = (
    Screen("choose-language", "/", "choose_language", languages=("en",)),
    Screen("tour", "/{lang}/tour/", "tour"),
    *(Screen(name, f"/{{lang}}/{address}", "wagtail_serve") for name, address in PAGES.items()),
    Screen("missing", "/{lang}/there-is-no-such-page/", "wagtail_serve"),
    Screen("language-unknown", "/xx/", "", languages=("en",)),
    Screen("search", "/{lang}/search/", "search_public:search"),
    Screen("search-found", "/{lang}/search/?q={word}", "search_public:search"),
    Screen("search-nothing", "/{lang}/search/?q=zzqqxxyy", "search_public:search"),
    Screen("search-too-long", "/{lang}/search/?q={long}", "search_public:search"),
)
