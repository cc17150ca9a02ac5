"""The log's own keys, its chain, and triggers that keep it from being rewritten."""

from __future__ import annotations

from typing import Any, ClassVar

import django.utils.timezone
from django.db import migrations, models

import casework.ids

# The queue is filled by the database, as the owner of the tables: a role that may only insert events cannot leave one out, nor
# read or empty the queue. The path is fixed, or a temporary table of the same name would swallow the entries.
#
# The log and the chain are appended to. The owner may cut the tables whole (tests do, between one and the next) and, having said
# so aloud in its session, may change rows; nobody else may, whatever was granted. A superuser can switch triggers off: that is
# what the chain and its anchor are for.
POSTGRESQL = """
CREATE FUNCTION athar_queue_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO casework_auditpending (event_id) VALUES (NEW.id);
    RETURN NULL;
END $$;

CREATE FUNCTION athar_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner name := (SELECT pg_catalog.pg_get_userbyid(relowner) FROM pg_catalog.pg_class WHERE oid = TG_RELID);
BEGIN
    IF current_user = owner
       AND (TG_OP = 'TRUNCATE' OR pg_catalog.current_setting('athar.rewriting_log', true) = 'on') THEN
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'The log is appended to and never rewritten.' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER queue_event AFTER INSERT ON casework_auditevent FOR EACH ROW EXECUTE FUNCTION athar_queue_event();
CREATE TRIGGER refuse_rewriting BEFORE UPDATE OR DELETE ON casework_auditevent
    FOR EACH ROW EXECUTE FUNCTION athar_refuse_rewriting();
CREATE TRIGGER refuse_cutting BEFORE TRUNCATE ON casework_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION athar_refuse_rewriting();
CREATE TRIGGER refuse_rewriting BEFORE UPDATE OR DELETE ON casework_auditseal
    FOR EACH ROW EXECUTE FUNCTION athar_refuse_rewriting();
CREATE TRIGGER refuse_cutting BEFORE TRUNCATE ON casework_auditseal
    FOR EACH STATEMENT EXECUTE FUNCTION athar_refuse_rewriting();
"""

POSTGRESQL_BACK = """
DROP FUNCTION athar_queue_event() CASCADE;
DROP FUNCTION athar_refuse_rewriting() CASCADE;
"""

# The demo has no roles: there the triggers hold for everyone.
SQLITE = [
    """CREATE TRIGGER queue_event AFTER INSERT ON casework_auditevent
       BEGIN INSERT INTO casework_auditpending (event_id) VALUES (NEW.id); END""",
    *(
        f"CREATE TRIGGER refuse_{act.lower()}_{table} BEFORE {act} ON casework_{table} "
        "BEGIN SELECT RAISE(ABORT, 'The log is appended to and never rewritten.'); END"
        for act in ("UPDATE", "DELETE")
        for table in ("auditevent", "auditseal")
    ),
]
SQLITE_BACK = [
    "DROP TRIGGER queue_event",
    *(f"DROP TRIGGER refuse_{act}_{table}" for act in ("update", "delete") for table in ("auditevent", "auditseal")),
]


def by_vendor(postgresql: str, sqlite: list[str]) -> Any:
    def run(_apps: Any, schema_editor: Any) -> None:
        statements = [postgresql] if schema_editor.connection.vendor == "postgresql" else sqlite
        for statement in statements:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casework", "0001_initial")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AuditPending",
            fields=[
                (
                    "event_id",
                    casework.ids.OpaqueIdField(
                        default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event_id", models.CharField(max_length=22, unique=True)),
                ("digest", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
                ("sealed_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={"ordering": ["sequence"]},
        ),
        migrations.AlterModelOptions(name="auditevent", options={"ordering": ["-at", "-id"]}),
        migrations.RemoveIndex(model_name="auditevent", name="events_of_subject"),
        migrations.RemoveIndex(model_name="auditevent", name="events_of_actor"),
        migrations.RemoveField(model_name="auditevent", name="event_id"),
        migrations.AlterField(
            model_name="auditevent",
            name="id",
            field=casework.ids.OpaqueIdField(
                default=casework.ids.new_id, editable=False, max_length=22, primary_key=True, serialize=False
            ),
        ),
        migrations.AddIndex(model_name="auditevent", index=models.Index(fields=["-at", "-id"], name="events_by_time")),
        migrations.AddIndex(
            model_name="auditevent", index=models.Index(fields=["subject_id", "-at"], name="events_of_subject")
        ),
        migrations.AddIndex(
            model_name="auditevent", index=models.Index(fields=["actor_id", "-at"], name="events_of_actor")
        ),
        migrations.RunPython(by_vendor(POSTGRESQL, SQLITE), by_vendor(POSTGRESQL_BACK, SQLITE_BACK)),
    ]
