"""Erasure: who asked, who approved, and the ledger of keys that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import casework.ids

if TYPE_CHECKING:
    from collections.abc import Callable

SHUT = """
CREATE FUNCTION casework_ledger_is_shut() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The erasure ledger is appended to, never changed.';
END $$;
CREATE TRIGGER casework_ledger_is_shut BEFORE UPDATE OR DELETE ON casework_erasedkey
    FOR EACH ROW EXECUTE FUNCTION casework_ledger_is_shut();
"""
OPEN = """
DROP TRIGGER casework_ledger_is_shut ON casework_erasedkey;
DROP FUNCTION casework_ledger_is_shut();
"""
# A process of the web sees no key before somebody has signed in, and still must know at its start whether erased ones are back.
ASK = """
CREATE FUNCTION casework_keys_alive(ids text[]) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
    AS $$ SELECT count(*) FROM casework_datakey WHERE id = ANY (ids) AND destroyed_at IS NULL $$;
CREATE FUNCTION casework_key_samples() RETURNS TABLE (kek_version smallint, wrapped bytea) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
    AS $$ SELECT version.kek_version, sample.wrapped
          FROM (SELECT DISTINCT kek_version FROM casework_datakey WHERE destroyed_at IS NULL) AS version,
          LATERAL (SELECT wrapped FROM casework_datakey AS key WHERE key.kek_version = version.kek_version
                   AND destroyed_at IS NULL ORDER BY id LIMIT 5) AS sample $$;
"""
UNASK = "DROP FUNCTION casework_keys_alive(text[]); DROP FUNCTION casework_key_samples();"


def on_postgresql(sql: str) -> Callable[[Any, Any], None]:
    def run(_apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(sql, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0004_uploads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ErasedKey",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=None, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                ("erased_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="ErasureRequest",
            fields=[
                (
                    "id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("family", "The family asked for it"),
                            ("retention", "It was kept long enough"),
                            ("order", "A court or authority ordered it"),
                            ("mistake", "It should never have been taken in"),
                        ],
                        max_length=12,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.AddField(
            model_name="erasurerequest",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="erasurerequest",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="erasurerequest",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="erasures", to="casework.case"
            ),
        ),
        migrations.AddField(
            model_name="erasurerequest",
            name="registration",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="erasures",
                to="casework.registration",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasurerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_by", models.F("approved_by")), _negated=True),
                name="erasures_need_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasurerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_at", None), ("approved_by__isnull", False), _connector="OR"),
                name="erasures_are_done_once_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasurerequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at", None), ("dropped_at", None), ("registration", None)),
                fields=("case",),
                name="one_open_erasure_of_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="erasurerequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at", None), ("dropped_at", None), ("registration__isnull", False)),
                fields=("registration",),
                name="one_open_erasure_of_a_registration",
            ),
        ),
        migrations.RunPython(on_postgresql(SHUT), on_postgresql(OPEN)),
        migrations.RunPython(on_postgresql(ASK), on_postgresql(UNASK)),
    ]
