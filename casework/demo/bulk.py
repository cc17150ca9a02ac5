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
            _copy(cursor, table, names, _values(model, rows))
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(_values(model, rows)))  # noqa: S608 - names of our own tables


def _copy(cursor: Any, table: str, names: str, rows: Iterator[list[Any]]) -> None:
    """By way of a table of this session: COPY refuses tables with row policies, whoever asks."""
    staging = connection.ops.quote_name(f"staging_{table.strip(chr(34))}")
    cursor.execute(f"CREATE TEMP TABLE IF NOT EXISTS {staging} (LIKE {table}) ON COMMIT DELETE ROWS")
    with cursor.copy(f"COPY {staging} ({names}) FROM STDIN") as copy:
        for values in rows:
            copy.write_row(values)
    moved = f"WITH taken AS (DELETE FROM {staging} RETURNING {names}) INSERT INTO {table} ({names}) SELECT {names} FROM taken"  # noqa: S608 - names of our own tables
    cursor.execute(moved)


def _values(model: type[Model], rows: Sequence[Model]) -> Iterator[list[Any]]:
    fields = model._meta.local_concrete_fields  # noqa: SLF001 - Django's public _meta
    for row in rows:
        yield [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
