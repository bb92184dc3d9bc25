-- Checkpoints that a time-stamp authority (RFC 3161) has signed, for those who trust neither the owner nor our key.
CREATE TABLE ledger_anchor (
    site       text        NOT NULL,
    size       bigint      NOT NULL CHECK (size > 0),
    checkpoint text        NOT NULL,
    token      bytea       NOT NULL,
    stamped_at timestamptz NOT NULL,
    authority  text        NOT NULL,
    PRIMARY KEY (site, size)
);

COMMENT ON COLUMN ledger_anchor.token IS 'DER; its imprint is the SHA-256 of the checkpoint';

CREATE TRIGGER ledger_anchor_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON ledger_anchor FROM PUBLIC;
GRANT SELECT, INSERT ON ledger_anchor TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_anchor FROM "${appRole}";
