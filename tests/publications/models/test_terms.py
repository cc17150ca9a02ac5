from __future__ import annotations

import pytest
from django.db import IntegrityError

from publications.models import Clause
from tests.factories.publications import make_terms

pytestmark = pytest.mark.django_db


def test_clauses_stand_under_their_parts():
    chapters = [(part.code, [clause.number for clause in clauses]) for part, clauses in make_terms().chapters()]
    assert chapters == [("aims", ["1", "2"]), ("limits", ["3"])]


def test_a_clause_id_is_used_once():
    page = make_terms()
    with pytest.raises(IntegrityError):
        Clause.objects.create(page=page, locale=page.locale, clause_id="aims-1", number="9", heading="x", text="y")


def test_anchor_comes_from_the_stable_id_not_the_number():
    assert Clause(clause_id="aims-1", number="9").anchor == "clause-aims-1"
