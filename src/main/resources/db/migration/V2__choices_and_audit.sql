-- Choices are evidence: appended, never changed. Order comes from seq, not from any clock.
-- No foreign key to site or notice: its check locks the site's row, which one busy site's choices would queue for;
-- the application checks both against immutable notices before it writes.
CREATE TABLE choice (
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    site        text        NOT NULL,
    id          uuid        NOT NULL,
    session     bytea       NOT NULL CHECK (octet_length(session) = 16),
    notice      bytea       NOT NULL CHECK (octet_length(notice) = 32),
    language    text        NOT NULL,
    action      text        NOT NULL,
    surface     text        NOT NULL,
    categories  jsonb,
    services    jsonb,
    client_at   timestamptz,
    recorded_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    body_hash   bytea       NOT NULL CHECK (octet_length(body_hash) = 32),
    PRIMARY KEY (site, id)
);

CREATE INDEX choice_by_session ON choice (site, session, seq DESC);

COMMENT ON COLUMN choice.id IS 'made by the browser (UUIDv7): the idempotency key';
COMMENT ON COLUMN choice.categories IS 'as submitted; null where the action says it all';
COMMENT ON COLUMN choice.client_at IS 'the visitor''s clock, as they sent it; decides nothing';
COMMENT ON COLUMN choice.body_hash IS 'SHA-256 of the canonical request without its secret: tells a retry from another choice';

-- Who did what in the administration, and when.
CREATE TABLE audit (
    seq  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at   timestamptz NOT NULL,
    who  text        NOT NULL,
    what text        NOT NULL,
    site text
);

CREATE INDEX audit_by_site ON audit (site, seq DESC);

CREATE TRIGGER choice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON choice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON choice, audit FROM PUBLIC;
GRANT SELECT, INSERT ON choice, audit TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON choice, audit FROM "${appRole}";
