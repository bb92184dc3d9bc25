-- The code of every banner that was ever published, by its hash: a notice names the code that shows it,
-- so that what was shown can be shown again, and so that the address of a notice's script never changes its bytes.
CREATE TABLE banner_code (
    hash     bytea       PRIMARY KEY CHECK (octet_length(hash) = 32),
    core     text        NOT NULL,
    banner   text        NOT NULL,
    added_at timestamptz NOT NULL
);

CREATE TRIGGER banner_code_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON banner_code
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON banner_code FROM PUBLIC;
GRANT SELECT, INSERT ON banner_code TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON banner_code FROM "${appRole}";
