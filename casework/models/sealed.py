"""What a model with sealed fields has in common."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, cast

from django.db import models

if TYPE_CHECKING:
    from casework.models.data_key import DataKey


class SealedModel(models.Model):
    """A row whose EncryptedTextFields are sealed under the key at `key_path` and bound to the value at `row_path`."""

    key_path: ClassVar[str] = "data_key"
    row_path: ClassVar[str] = "pk"

    class Meta:
        abstract = True

    @property
    def vault_key(self) -> DataKey | None:
        return cast("DataKey | None", attrgetter(self.key_path)(self))
