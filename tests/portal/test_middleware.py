from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.utils import translation

from portal.middleware import AddressLanguageMiddleware


def speaks(rf, address):
    return AddressLanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))(rf.get(address))


@pytest.mark.parametrize("language", ["ar", "en", "ku", "tr", "de", "fr"])
def test_the_address_names_the_language(rf, language):
    assert speaks(rf, f"/{language}/support/").content.decode() == language


def test_a_browsers_wish_is_not_followed(rf):
    response = AddressLanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))(
        rf.get("/staff/", headers={"Accept-Language": "de"})
    )
    assert response.content == b"en"


def test_the_answer_tells_its_language(rf):
    assert speaks(rf, "/ar/")["Content-Language"] == "ar"
