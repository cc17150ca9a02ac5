from __future__ import annotations

import pytest

from casework.demo.seed import RealCasesPresent, remove_seeded, seed
from casework.models import Assignment, Case, DataKey, Registration
from search.engines import DatabaseEngine
from tests.factories.casework import make_case, make_officer

pytestmark = pytest.mark.django_db


def silent(_count):
    return None


def references():
    return sorted(Registration.objects.values_list("reference", flat=True))


def test_a_seed_gives_the_same_register_again():
    seed(20, seed=5, progress=silent)
    before = references()
    remove_seeded(silent)
    seed(20, seed=5, progress=silent)
    assert references() == before


def test_a_second_run_adds_others():
    seed(5, seed=5, progress=silent)
    seed(5, seed=5, progress=silent)
    assert Case.objects.count() == DatabaseEngine().count() == 10


def test_removal_leaves_nothing_behind():
    seed(5, seed=5, progress=silent)
    remove_seeded(silent)
    assert (Case.objects.count(), DataKey.objects.count(), DatabaseEngine().count()) == (0, 0, 0)


def test_removal_spares_the_cases_of_the_demos_people():
    seed(3, seed=5, progress=silent)
    Assignment.objects.create(case=Case.objects.first(), officer=make_officer())
    remove_seeded(silent)
    assert Case.objects.count() == 1


def test_invented_cases_never_go_among_real_ones():
    make_case()
    with pytest.raises(RealCasesPresent):
        seed(1, seed=5, progress=silent)


def test_real_cases_are_never_removed():
    make_case()
    remove_seeded(silent)
    assert Case.objects.count() == 1


def test_progress_is_told():
    told = []
    seed(3, seed=5, progress=told.append)
    assert told == [3]
