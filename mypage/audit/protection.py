"""What makes the record append-only: triggers that refuse UPDATE, and DELETE of what no open erasure covers.

The only way to erase is `commands.erase_before`: it opens an `Erasure`, deletes, and closes it, in one transaction,
so that no other transaction ever sees the permission.
"""

SQLITE = (
    """
    CREATE TRIGGER audit_event_is_never_changed BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END
    """,
    """
    CREATE TRIGGER audit_event_is_kept BEFORE DELETE ON audit_event
    WHEN NOT EXISTS (SELECT 1 FROM audit_erasure WHERE OLD.at < acts_before)
    BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM audit_erasure WHERE OLD.at < acts_before) THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'audit_event is append-only';
    END $$
    """,
    """
    CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_is_append_only()
    """,
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
