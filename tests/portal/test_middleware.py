from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.utils import translation

from portal.middleware import LAST_SEEN, OPENED, AddressLanguageMiddleware, SessionAgeMiddleware


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


@pytest.mark.parametrize(
    ("opened", "seen", "ended"), [(0, 0, False), (0, 1801, True), (43201, 0, True), (43199, 1799, False)]
)
@pytest.mark.django_db
def test_old_and_idle_sessions_end(client, django_user_model, opened, seen, ended):
    user = django_user_model.objects.create_user(area="family")
    client.force_login(user)
    session = client.session
    now = 1_000_000.0
    session[OPENED], session[LAST_SEEN] = now - opened, now - seen
    request = type("Request", (), {"session": session, "user": user, "META": {}, "COOKIES": {}})()
    SessionAgeMiddleware._end_or_touch(request, "family", now)
    assert (OPENED not in request.session) is ended
