-- What visitors are shown, kept for ever: the id is the SHA-256 of the content, and the database checks it.
CREATE TABLE notice (
    id         bytea       PRIMARY KEY,
    site       text        NOT NULL REFERENCES site (key),
    content    text        NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (site, id),
    CHECK (id = sha256(convert_to(content, 'UTF8')))
);

-- The versions of a site, 1, 2, 3, …; going back to an earlier notice is a new version with the old id.
CREATE TABLE publication (
    site         text        NOT NULL REFERENCES site (key),
    version      integer     NOT NULL CHECK (version > 0),
    notice       bytea       NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (site, version),
    FOREIGN KEY (site, notice) REFERENCES notice (site, id)
);

COMMENT ON COLUMN notice.content IS 'RFC 8785 canonical JSON';

CREATE TRIGGER notice_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON notice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON notice, publication FROM PUBLIC;
GRANT SELECT, INSERT ON notice, publication TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON notice, publication FROM "${appRole}";
