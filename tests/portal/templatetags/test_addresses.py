from __future__ import annotations

import pytest

from portal.templatetags.addresses import is_private, names_language, section


@pytest.mark.parametrize(
    ("path", "known"), [("/ar/", True), ("/ku/support/", True), ("/xx/", False), ("/", False), ("/arabic/", False)]
)
def test_only_our_languages_are_known(path, known):
    assert names_language(path) is known


@pytest.mark.parametrize(
    ("path", "found"), [("/en/questions/where/", "questions"), ("/en/", ""), ("/staff/search/", ""), ("/", "")]
)
def test_the_section_follows_the_language(path, found):
    assert section(path) == found


@pytest.mark.parametrize(
    "path", ["/en/my/x/", "/ar/account/sign-in/", "/tr/register/", "/de/partners/", "/staff/", "/cms/x/", "/api/"]
)
def test_private_areas_are_known_by_their_address(path):
    assert is_private(path)


@pytest.mark.parametrize("path", ["/", "/xx/", "/en/", "/en/questions/my/", "/my/"])
def test_everything_else_is_public(path):
    assert not is_private(path)
