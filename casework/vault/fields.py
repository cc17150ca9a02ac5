"""Model fields that reach the database only as ciphertext."""

from __future__ import annotations

import base64
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

from django.db import models
from django.db.models.query_utils import DeferredAttribute

from casework.vault.envelope import open_bytes, seal_bytes
from casework.vault.exceptions import VaultError

if TYPE_CHECKING:
    from django.core.checks import CheckMessage
    from django.db.backends.base.base import BaseDatabaseWrapper

    from casework.vault.keyring import KeyRow


class Sealed(bytes):
    """A value as the database holds it."""

    __slots__ = ()


class _Opening(DeferredAttribute):
    """Opens on reading: rows that are fetched but not shown are never decrypted."""

    field: EncryptedTextField[Any, Any]

    def __get__(self, instance: models.Model | None, cls: type[models.Model] | None = None) -> Any:
        value = super().__get__(instance, cls)
        if instance is None or not isinstance(value, Sealed):
            return value
        return self.field.open(instance, value)

    def __set__(self, instance: models.Model, value: str | Sealed | None) -> None:
        instance.__dict__[self.field.attname] = value


_ST = TypeVar("_ST")
_GT = TypeVar("_GT")


class EncryptedTextField(models.BinaryField[_ST, _GT]):
    """Text sealed under the row's data key, bound to (table, row, field).

    The model says where its key is by `key_path` and which opaque, Python-made value names the row by `row_path`, since both must be known
    before the row is written. Queries cannot compare it: the database would learn what it holds.
    """

    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment] # read by the type checker's plugin: text, not bytes
    descriptor_class = _Opening

    def _check_str_default_value(self) -> list[CheckMessage]:
        """A default is clear text here, sealed like any other value."""
        return []

    def open(self, row: models.Model, sealed: Sealed) -> str:
        """The clear text. Raises VaultError."""
        return open_bytes(self._key(row), sealed, context=self._place(row)).decode()

    def seal(self, row: models.Model, text: str) -> Sealed:
        """The value to store. Raises VaultError."""
        return Sealed(seal_bytes(self._key(row), text.encode(), context=self._place(row)))

    def pre_save(self, model_instance: models.Model, add: bool) -> Sealed | None:  # noqa: ARG002, FBT001 - Django's signature
        value = model_instance.__dict__.get(self.attname)
        return self.seal(model_instance, value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """Lets only sealed values through: `update()`, filters and bulk updates with clear text fail here."""
        value = super().get_prep_value(value)
        if value is not None and not isinstance(value, Sealed):
            raise VaultError
        return value

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:  # noqa: FBT001, FBT002
        if value is not None and not isinstance(value, Sealed):
            raise VaultError
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: bytes | None, *_context: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def value_to_string(self, obj: models.Model) -> str:
        """Serializers get ciphertext, never the text."""
        sealed = self.pre_save(obj, add=False)
        return "" if sealed is None else base64.b64encode(sealed).decode()

    def _key(self, row: models.Model) -> KeyRow:
        key = attrgetter(row.key_path)(row)  # type: ignore[attr-defined] # SealedModel's declaration
        if key is None:
            raise VaultError
        return cast("KeyRow", key)

    def _place(self, row: models.Model) -> tuple[str, str, str]:
        row_id = getattr(row, row.row_path)  # type: ignore[attr-defined] # SealedModel's declaration
        return (self.model._meta.db_table, row_id, str(self.column))  # noqa: SLF001 - Django's public _meta
