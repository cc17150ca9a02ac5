"""Opaque ids and references: random, so that no one counts cases or guesses a neighbour's."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

# Without 0 O 1 I L S: read over a bad line, written by hand, they are taken for one another.
REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRTUVWXYZ"
REFERENCE_GROUP = 4


def new_id() -> str:
    """128 random bits as 22 letters that fit in an address."""
    return secrets.token_urlsafe(16)


def new_reference() -> str:
    """What a family keeps on paper, such as ATH-4F7K-92QM."""
    letters = [secrets.choice(REFERENCE_LETTERS) for _letter in range(2 * REFERENCE_GROUP)]
    return spell_reference(letters)


def spell_reference(letters: list[str]) -> str:
    """Eight letters in their written form."""
    return f"ATH-{''.join(letters[:REFERENCE_GROUP])}-{''.join(letters[REFERENCE_GROUP:])}"


class OpaqueIdField(models.CharField[str, str]):
    """Primary key that is known before the row is written: sealed fields are bound to it."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:  # noqa: ARG002 - Django's signature
        """The long spelling of varchar: by the short one Django would add a second index for LIKE to every id and reference to it."""
        return f"character varying({self.max_length})"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"primary_key": True, "max_length": 22, "default": new_id, "editable": False, **kwargs})  # type: ignore[arg-type]
