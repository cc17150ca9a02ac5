"""Triggers that keep the log and the erasure ledger from being rewritten, and what a server may ask before anybody has signed in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

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

# Whoever closes a door to a thief (a recovery, a freeze, a reset) sees nobody's channel, and still takes away what the thief left there.
FORGET = """
CREATE FUNCTION casework_channel_forget(bigint, wholly boolean) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public
    AS $$ DELETE FROM casework_noticechannel WHERE account_id = $1 AND wholly;
          UPDATE casework_noticechannel SET next_counts_at = NULL
          WHERE account_id = $1 AND next_counts_at > statement_timestamp(); $$;
"""
UNFORGET = "DROP FUNCTION casework_channel_forget(bigint, boolean);"


def by_vendor(postgresql: str, sqlite: list[str]) -> Any:
    def run(_apps: Any, schema_editor: Any) -> None:
        statements = [postgresql] if schema_editor.connection.vendor == "postgresql" else sqlite
        for statement in statements:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casework", "0001_initial")]

    operations: ClassVar = [
        migrations.RunPython(by_vendor(POSTGRESQL, SQLITE), by_vendor(POSTGRESQL_BACK, SQLITE_BACK)),
        migrations.RunPython(by_vendor(SHUT, []), by_vendor(OPEN, [])),
        migrations.RunPython(by_vendor(ASK, []), by_vendor(UNASK, [])),
        migrations.RunPython(by_vendor(FORGET, []), by_vendor(UNFORGET, [])),
    ]
