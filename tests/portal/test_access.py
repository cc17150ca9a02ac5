from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.urls import path

from portal.access import CMS, FAMILY, PUBLIC, STAFF, GateMiddleware, behind
from portal.accounts.models import User


def view(request):
    return HttpResponse("in")


def visitor(area=None, *, verified=True):
    user = User(area=area) if area else AnonymousUser()
    user.is_verified = lambda: verified
    return user


def refuse(rf, gate, user):
    request = rf.get("/staff/")
    request.user = user
    return gate.refuse(request)


def test_a_view_behind_no_gate_is_not_found(rf):
    with pytest.raises(Http404):
        GateMiddleware(view).process_view(rf.get("/"), view, (), {})


def test_marking_a_list_reaches_each_view():
    (pattern,) = behind(PUBLIC, [path("x/", view)])
    assert pattern.callback.gate is PUBLIC


def test_the_public_passes_without_an_account(rf):
    assert refuse(rf, PUBLIC, visitor()) is None


@pytest.mark.parametrize("gate", [FAMILY, STAFF, CMS])
def test_strangers_are_sent_to_sign_in(rf, gate):
    assert refuse(rf, gate, visitor()).url.startswith("/en/account/sign-in/?next=")


def test_a_session_without_second_factor_is_sent_to_sign_in(rf):
    assert refuse(rf, STAFF, visitor("staff", verified=False)).status_code == 302


@pytest.mark.parametrize(("gate", "area"), [(STAFF, "family"), (CMS, "staff"), (FAMILY, "cms")])
def test_another_areas_account_sees_nothing_there(rf, gate, area):
    with pytest.raises(Http404):
        refuse(rf, gate, visitor(area))


def test_an_area_that_is_not_served_does_not_exist(rf, settings):
    settings.ATHAR_AREAS = ["public"]
    with pytest.raises(Http404):
        refuse(rf, STAFF, visitor("staff"))
