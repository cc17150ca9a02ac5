from __future__ import annotations

from random import Random  # noqa: TID251 - synthetic data

import pytest

from casework.demo.invent import Inventor
from casework.demo.write import CaseWriter
from casework.models import Case, ContactPlan, PersonName, Registration
from casework.naming import names_by_case
from search.engines import DatabaseEngine
from tests.factories.casework import make_officer, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def written():
    rng = Random(1)
    writer, inventor = CaseWriter(rng), Inventor(rng)
    case, registrations = writer.add(inventor.case(), team=make_team(), officers=[make_officer()])
    writer.write()
    return case, registrations


def test_bulk_rows_open_like_any_other(written):
    case, (registration, *_others) = written
    stored = Registration.objects.select_related("data_key").get(pk=registration.pk)
    assert stored.narrative == registration.narrative
    assert ContactPlan.objects.get(registration=stored).channels
    assert names_by_case([case.pk])[1] == set()


def test_bulk_rows_are_sealed(written):
    name = PersonName.objects.filter(source=written[1][0]).first()
    assert name.text.encode() not in bytes(name.__dict__["text"])


def test_cases_are_found_at_once(written):
    assert DatabaseEngine().count() == 1


def test_cases_are_marked_as_invented(written):
    assert Case.objects.get().invented


def test_a_taken_reference_is_drawn_anew(written):
    rng = Random(1)
    writer, inventor = CaseWriter(rng), Inventor(rng)
    _case, (again, *_others) = writer.add(inventor.case(), team=make_team())
    assert again.reference == written[1][0].reference
    writer._redraw_taken_references()
    assert again.reference != written[1][0].reference
