"""What the index may know of a case: its opaque id, the tokens of its names, coarse facets, the scopes that may find it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import transaction

from casework.audit import EventTag, record
from casework.models import Case
from casework.naming import names_by_case
from casework.row_security import reads_all_rows
from casework.scopes import scopes_of_case
from search import registry
from search.people import token_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from search.engines.base import Document
    from search.names import Names

logger = logging.getLogger(__name__)

PEOPLE = "people"


class PeopleSource:
    """Cases, found by the names of their persons."""

    name = PEOPLE

    def documents(self, ids: Sequence[str]) -> Iterable[Document]:
        names, refused = names_by_case(ids)
        for case_id in refused:
            logger.error("A name of case %s would not open.", case_id)
            with transaction.atomic():
                record(EventTag.VAULT_CASE_REFUSED, actor=None, subject=("case", case_id))
        cases = Case.objects.filter(pk__in=list(names)).select_related("person")
        return [document_of(case, names[case.pk], case.person.sex) for case in cases]

    def all_ids(self) -> Iterator[str]:
        return Case.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=5_000)

    def is_whole(self) -> bool:
        return reads_all_rows()


def document_of(case: Case, names: Iterable[Names], sex: str) -> Document:
    """The tokens of one case. Clear names go in, none comes out."""
    facets = {"source": PEOPLE, "governorate": case.governorate, "year": case.year, "sex": sex}
    given = [f"{facet}:{value}" for facet, value in facets.items() if value]
    return token_key().document(case.pk, names, scopes=scopes_of_case(case), facets=given)


def register() -> None:
    """Called once, when the apps are ready."""
    registry.register(PeopleSource())
