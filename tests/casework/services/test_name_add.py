from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.enums import NameRole, Script
from casework.exceptions import NotAllowed
from casework.models import AuditEvent
from casework.services.given import GivenName
from casework.services.name_add import name_add
from search.models import OutboxEntry
from tests.factories.casework import make_case, make_officer, make_registration

pytestmark = pytest.mark.django_db
NAME = GivenName("Mohammad al-Masri", NameRole.FULL, Script.LATIN)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def registration(officer):
    return make_registration(case=make_case(officer=officer))


def test_a_name_joins_the_person(officer, registration):
    name_add(actor=officer, registration=registration, name=NAME)
    assert [name.text for name in registration.case.person.names.all()] == ["Mohammad al-Masri"]


def test_the_index_is_told(officer, registration):
    name_add(actor=officer, registration=registration, name=NAME)
    assert OutboxEntry.objects.filter(key=registration.case_id).exists()


def test_it_leaves_one_event(officer, registration):
    name_add(actor=officer, registration=registration, name=NAME)
    assert AuditEvent.objects.get().tag == EventTag.STAFF_NAME_ADDED


def test_an_empty_name_is_refused(officer, registration):
    with pytest.raises(ValueError, match="text"):
        name_add(actor=officer, registration=registration, name=GivenName(" "))


def test_a_stranger_is_refused(registration):
    with pytest.raises(NotAllowed):
        name_add(actor=make_officer(), registration=registration, name=NAME)
