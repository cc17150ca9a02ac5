"""Paths that show the same data by another way: each is listed with its own refusal, and none runs through Wagtail."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.test import Client
from django.urls import resolve
from modelsearch.index import Indexed, get_indexed_models
from wagtail.admin.viewsets import viewsets
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Page,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail.snippets.models import get_snippet_models

from casework.documents import PEOPLE
from casework.enums import CaseState, Role
from casework.models import DocumentState
from casework.services.case_advance import case_advance
from casework.services.people_search import people_search
from portal.access import STAFF
from search import registry
from search.engines import DatabaseEngine
from tests.access.routes import all_routes
from tests.factories.account_help import make_freeze, make_recovery
from tests.factories.accounts import make_account, sign_in
from tests.factories.casework import (
    make_glass,
    make_grant,
    make_named_case,
    make_officer,
    make_relative,
    make_supervisor,
)
from tests.factories.documents import make_document

pytestmark = pytest.mark.django_db
CASE_MODELS = list(apps.get_app_config("casework").get_models())
OF_WAGTAIL = (
    AbstractDocument, AbstractImage, DraftStateMixin, Indexed, LockableMixin, Page, PreviewableMixin, RevisionMixin,
    TranslatableMixin, WorkflowMixin,
)  # fmt: skip
# Addresses that show what is derived from a case, and the test that tries them with another's. A new staff address must enter this list
# or the other one.
DERIVED = {
    "casework:case_detail": "the page, its history",
    "casework:case_list": "lines, counts, pages",
    "casework:person_search": "hits, names, reasons",
    "casework:case_access": "who sees it",
    "casework:break_glass": "readings",
    "casework:registration_documents": "captions and names of files",
    "casework:document_fetch": "the file",
    "casework:log": "events of the case",
    "casework:log_export": "events of the case",
    "staff_accounts:find": "relatives' accounts that wait for help",
    "staff_accounts:recovery": "how a relative's identity was checked",
    "staff_accounts:freeze": "why a relative's account was closed",
    "staff_accounts:hand_over": "a way into a relative's account",
}
NOT_DERIVED = {
    "casework:roles": "people and roles, no case",
    **dict.fromkeys(
        (
            "casework:case_seal", "casework:case_unseal", "casework:case_assign", "casework:case_unassign", "casework:case_recuse",
            "casework:recusal_end", "casework:recusal_let_back", "casework:break_glass_ask", "casework:recusal_declare", "casework:break_glass_approve",
            "casework:break_glass_end", "casework:role_ask", "casework:role_approve", "casework:role_end", "casework:reading_release",
            "staff_accounts:ask", "staff_accounts:freeze_now", "staff_accounts:unfreeze", "staff_accounts:approve", "staff_accounts:cancel",
        ),
        "an act: it shows nothing, and test_foreign_ids tries it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("model", CASE_MODELS)
def test_z_07_no_case_model_is_wagtails(model):
    assert not issubclass(model, OF_WAGTAIL)


def test_z_07_no_case_model_is_a_snippet_or_in_wagtails_index():
    assert not {*get_snippet_models(), *get_indexed_models()} & set(CASE_MODELS)


def test_z_07_no_case_model_has_pages_in_publishing():
    assert not {getattr(viewset, "model", None) for viewset in viewsets.viewsets} & set(CASE_MODELS)


def test_z_07_every_staff_address_is_known_as_a_derived_path_or_not():
    staff = {route.name for route in all_routes() if resolve(route.path).func.gate is STAFF}
    assert staff == DERIVED.keys() | NOT_DERIVED.keys()


@pytest.fixture
def stranger():
    """An officer of another team."""
    account = make_account("staff", language="en")
    make_grant(account.user, Role.OFFICER, make_named_case("رنا درويش").team)
    return account


@pytest.fixture
def case():
    """With a past, a reading and a place in the index."""
    officer = make_officer()
    case = make_named_case("محمد المصري", officer=officer)
    case_advance(actor=officer, case=case, to=CaseState.NO_ACTIVE_LEAD, reason="nothing since May")
    make_glass(case, make_supervisor())
    engine = DatabaseEngine()
    engine.replace(registry.get(PEOPLE).documents([case.pk]))
    engine.refresh()
    return case


@pytest.fixture
def ids(case):
    """Of everything that hangs on the case and has an address."""
    registration, relative = case.registrations.get(), make_account("family").user
    make_relative(registration, account=relative)
    return {
        "case_id": case.pk,
        "registration_id": registration.pk,
        "document_id": make_document(registration, relative, state=DocumentState.CLEAN).pk,
        "recovery_id": make_recovery(relative).pk,
        "freeze_id": make_freeze(relative).pk,
    }


@pytest.mark.parametrize("name", DERIVED)
def test_z_07_a_derived_path_tells_a_stranger_nothing(stranger, case, ids, name):
    client = sign_in(Client(), stranger)
    route = next(route for route in all_routes() if route.name == name)
    path = route.with_samples([ids[parameter] for parameter in route.parameters])
    shown = client.get(path).content.decode() + client.post(path, {"query": "محمد المصري"}).content.decode().replace(
        'value="محمد المصري"', ""
    )
    reference = case.registrations.get().reference
    told = (
        case.pk,
        "المصري",
        reference,
        "nothing since May",
        "Identity card",
        "identity card",
        "She called",
        ids["document_id"],
    )
    assert [word for word in told if word in shown] == []


def test_z_07_a_search_gives_a_stranger_no_case(stranger, case):
    assert people_search(actor=stranger.user, query="محمد المصري").hits == []
