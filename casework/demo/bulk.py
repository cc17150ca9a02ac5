"""Writes many rows of one model by the fields' own rules, without an SQL expression for every value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.models import Model


def insert(model: type[Model], rows: Sequence[Model]) -> None:
    """Inserts rows whose ids are set. Sealed fields are sealed on the way, as `save()` would."""
    table = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001 - Django's public _meta
    columns = [connection.ops.quote_name(str(field.column)) for field in model._meta.local_concrete_fields]  # noqa: SLF001
    names = ", ".join(columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for values in _values(model, rows):
                    copy.write_row(values)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(_values(model, rows)))  # noqa: S608 - names of our own tables


def _values(model: type[Model], rows: Sequence[Model]) -> Iterator[list[Any]]:
    fields = model._meta.local_concrete_fields  # noqa: SLF001 - Django's public _meta
    for row in rows:
        yield [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
