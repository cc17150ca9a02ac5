from __future__ import annotations

import pytest

from casework import vault
from casework.documents import PEOPLE, PeopleSource
from casework.models import Team
from casework.scopes import scopes_of_case
from search import registry
from search.names import Names
from search.people import token_key
from tests.factories.casework import make_case, make_named_case

pytestmark = pytest.mark.django_db


def document(case):
    return next(iter(registry.get(PEOPLE).documents([case.pk])))


def test_cases_are_registered_with_the_search():
    assert isinstance(registry.get(PEOPLE), PeopleSource)


def test_a_document_carries_the_tokens_of_its_names():
    asked = token_key().document("", [Names(full="محمد المصري")], scopes=[]).tokens
    assert asked <= document(make_named_case("محمد المصري")).tokens


def test_a_document_carries_the_scopes_of_its_case():
    case = make_named_case("محمد المصري")
    assert document(case).scopes == frozenset(map(token_key().scope_token, scopes_of_case(case)))


def test_facets_are_tokens_too():
    case = make_named_case("محمد المصري", governorate="SY04")
    assert token_key().facet_token("governorate:SY04") in document(case).tokens


def test_an_erased_case_leaves_the_index():
    case = make_named_case("محمد المصري")
    vault.erase(case.registrations.get().data_key)
    assert list(PeopleSource().documents([case.pk])) == []


def test_a_case_that_is_no_more_has_no_document():
    assert list(PeopleSource().documents(["gone"])) == []


def test_every_case_is_named_for_a_rebuild():
    cases = {make_case().pk for _case in range(3)}
    assert set(PeopleSource().all_ids()) == cases
    assert Team.objects.count() == 3
