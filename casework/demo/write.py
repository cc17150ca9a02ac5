"""Writes invented cases in bulk: sealed like real ones, a few statements for a thousand cases."""

from __future__ import annotations

import base64
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework import vault
from casework.demo.bulk import insert
from casework.documents import document_of
from casework.ids import REFERENCE_GROUP, REFERENCE_LETTERS, spell_reference
from casework.models import (
    Assignment,
    Case,
    ContactPlan,
    DataKey,
    KeyKind,
    Person,
    PersonName,
    Registration,
    Relative,
)
from casework.naming import whole_names
from search.engines import written_engines

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random  # noqa: TID251 - only its type: synthetic data

    from django.db.models import Model

    from casework.demo.invent import InventedCase
    from casework.models import Team
    from casework.rights import Account
    from casework.services.given import GivenRegistration
    from search.engines import Document

ORDER: tuple[type[Model], ...] = (
    DataKey,
    Case,
    Person,
    Registration,
    PersonName,
    Relative,
    ContactPlan,
    Assignment,
)
ID_BYTES = 16


class CaseWriter:
    """Collects rows of invented cases and writes them together. Ids and references come from `rng` too."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.rows: defaultdict[type[Model], list[Any]] = defaultdict(list)
        self.documents: list[Document] = []

    def add(
        self, invented: InventedCase, *, team: Team, officers: Iterable[Account] = ()
    ) -> tuple[Case, list[Registration]]:
        """Rows of one case, not written yet."""
        first = invented.registrations[0]
        case = self._row(
            Case,
            state=invented.state,
            state_since=invented.state_since,
            team=team,
            opened_at=invented.opened_at,
            line_of_inquiry=invented.line_of_inquiry,
            governorate=first.governorate,
            year=first.year_missing,
            invented=True,
        )
        person = self._row(
            Person, case=case, data_key=self._key(KeyKind.PERSON), sex=first.sex, birth_year=first.birth_year
        )
        registrations = [self._registration(case, person, invented, given) for given in invented.registrations]
        for officer in officers:
            self._row(Assignment, case=case, officer=officer, since=invented.opened_at)
        self._document(case, registrations, invented)
        return case, registrations

    def write(self) -> None:
        """All rows and, in the same transaction, their search documents in every engine that is written."""
        self._redraw_taken_references()
        with transaction.atomic():
            for model in ORDER:
                insert(model, self.rows[model])
            for engine in written_engines():
                engine.replace(self.documents)
        self.rows.clear()
        self.documents = []
        vault.forget_keys()

    def _registration(
        self, case: Case, person: Person, invented: InventedCase, given: GivenRegistration
    ) -> Registration:
        registration: Registration = self._row(
            Registration,
            reference=self._reference(),
            case=case,
            data_key=self._key(KeyKind.REGISTRATION),
            state=invented.registration_state,
            state_since=invented.state_since,
            submitted_at=invented.opened_at,
            channel=given.channel,
            language=given.language,
            governorate=given.governorate,
            last_place=given.last_place,
            narrative=given.narrative,
        )
        applicant, contact = given.applicant, given.contact
        self._row(
            Relative,
            registration=registration,
            name=applicant.name,
            relation=applicant.relation,
            account=applicant.account,
        )
        self._row(ContactPlan, registration=registration, **vars(contact))
        for name in given.names:
            self._row(
                PersonName, person=person, source=registration, role=name.role, script=name.script, text=name.text
            )
        return registration

    def _document(self, case: Case, registrations: list[Registration], invented: InventedCase) -> None:
        parts = [
            (registration.pk, name.script, name.role, name.text)
            for registration, given in zip(registrations, invented.registrations, strict=True)
            for name in given.names
        ]
        self.documents.append(document_of(case, whole_names(parts), invented.registrations[0].sex))

    def _key(self, kind: KeyKind) -> DataKey:
        key = DataKey.objects.make(kind)
        key.pk = self._id()
        self.rows[DataKey].append(key)
        return key

    def _row(self, model: Any, **values: Any) -> Any:
        row = model(id=self._id(), **values)
        self.rows[model].append(row)
        return row

    def _id(self) -> str:
        return base64.urlsafe_b64encode(self.rng.randbytes(ID_BYTES)).rstrip(b"=").decode()

    def _redraw_taken_references(self) -> None:
        drawn = self.rows[Registration]
        stored = Registration.objects.filter(reference__in=[row.reference for row in drawn])
        taken = set(stored.values_list("reference", flat=True))
        for row in drawn:
            while row.reference in taken:
                row.reference = self._reference()
            taken.add(row.reference)

    def _reference(self) -> str:
        return spell_reference(self.rng.choices(REFERENCE_LETTERS, k=2 * REFERENCE_GROUP))
