from __future__ import annotations

import pytest

from casework.audit import EventTag
from casework.enums import Relation
from casework.exceptions import NotAllowed, WrongStep
from casework.models import AuditEvent, Registration
from casework.services.given import Applicant
from casework.services.relative_link import relative_link
from tests.factories.accounts import make_user
from tests.factories.casework import make_case, make_officer, make_registration, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def registration(officer):
    return make_registration(case=make_case(officer=officer))


def link(officer, registration, account=None):
    return relative_link(actor=officer, registration=registration, relative=Applicant("Rana", Relation.SISTER, account))


def test_a_linked_account_sees_the_registration(officer, registration):
    family = make_user("family")
    link(officer, registration, family)
    assert list(Registration.objects.visible_to(family)) == [registration]


def test_a_link_leaves_one_event(officer, registration):
    link(officer, registration)
    assert AuditEvent.objects.get().tag == EventTag.STAFF_RELATIVE_LINKED


def test_a_new_relative_was_not_told_yet(officer, registration):
    assert link(officer, registration).told_at is None


def test_a_staff_account_is_no_relative(officer, registration):
    with pytest.raises(WrongStep):
        link(officer, registration, make_staff())


def test_an_account_is_linked_once(officer, registration):
    family = make_user("family")
    link(officer, registration, family)
    with pytest.raises(WrongStep):
        link(officer, registration, family)


def test_a_stranger_is_refused(registration):
    with pytest.raises(NotAllowed):
        link(make_officer(), registration)
