-- Sites: one tenant each. The definition is the owner's document as it came; everything else is derived from it.
CREATE TABLE site (
    key                text        PRIMARY KEY CHECK (key ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
    definition         text        NOT NULL,
    revision           integer     NOT NULL CHECK (revision > 0),
    published_revision integer     CHECK (published_revision <= revision),
    version            integer     NOT NULL CHECK (version >= 0),
    created_at         timestamptz NOT NULL,
    changed_at         timestamptz NOT NULL,
    archived_at        timestamptz
);

COMMENT ON COLUMN site.revision IS 'counts the changes of the definition: tells every node what to read again';
COMMENT ON COLUMN site.published_revision IS 'the revision that the current notice was made from; null before the first';
COMMENT ON COLUMN site.version IS 'the latest publication; 0 before the first';
COMMENT ON COLUMN site.archived_at IS 'since when the public addresses answer 404; null while the site is live';

REVOKE ALL ON site FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE ON site TO "${appRole}";
REVOKE DELETE, TRUNCATE ON site FROM "${appRole}";
