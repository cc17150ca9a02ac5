from __future__ import annotations

import pytest

from publications.documents import documents_of
from publications.models import FiguresPage, HomePage
from tests.factories.publications import make_figures, make_home

pytestmark = pytest.mark.django_db


def test_search_finds_the_numbers_that_readers_see():
    [document] = documents_of(make_figures())
    assert "Homs: 1,240" in document.text
    assert "As-Suwayda: fewer than 10" in document.text


def test_a_small_number_of_people_is_not_in_what_can_be_found():
    assert "reunions: fewer than 10" in list(make_figures().texts())


def test_a_language_has_one_page_of_figures():
    make_figures()
    home = HomePage.objects.get(pk=make_home().pk)
    assert not FiguresPage.can_create_at(home)


def test_each_figure_has_an_address_of_its_own_in_the_page(client):
    text = client.get(make_figures("ar").address).content.decode()
    assert [f'id="figure-{number}"' in text for number in (1, 2, 3, 4)] == [False, True, True, True]
