from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.utils import translation

from casework.audit import EventTag
from casework.exceptions import NotAllowed
from casework.models import AuditEvent
from casework.views.staff_page import staff_page
from tests.factories.casework import make_staff


def request_of(rf, user):
    request = rf.get("/staff/")
    request.user = user
    return request


@staff_page
def language_view(request):
    return HttpResponse(translation.get_language())


@staff_page
def closed_view(request):
    raise NotAllowed


@pytest.mark.django_db
@pytest.mark.parametrize(("chosen", "spoken"), [("ar", "ar"), ("en", "en"), ("tr", "en")])
def test_a_page_speaks_the_accounts_language(rf, chosen, spoken):
    response = language_view(request_of(rf, make_staff(language=chosen)))
    assert (response.content.decode(), response["Content-Language"]) == (spoken, spoken)


@pytest.mark.django_db
def test_a_refusal_is_recorded_and_looks_like_nothing(rf):
    with pytest.raises(Http404):
        closed_view(request_of(rf, make_staff()))
    assert AuditEvent.objects.get().tag == EventTag.STAFF_ACT_REFUSED


@pytest.mark.django_db
def test_a_stranger_is_refused_in_english(rf):
    assert language_view(request_of(rf, AnonymousUser())).content == b"en"
