-- Modules that the banner loads when they are asked for (/s/assets/{name}-{hash}.js), for ever like the banner itself.
CREATE TABLE banner_asset (
    hash     bytea       PRIMARY KEY CHECK (octet_length(hash) = 32),
    name     text        NOT NULL,
    code     text        NOT NULL CHECK (sha256(convert_to(code, 'UTF8')) = hash),
    added_at timestamptz NOT NULL
);

CREATE TRIGGER banner_asset_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON banner_asset
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON banner_asset FROM PUBLIC;
GRANT SELECT, INSERT ON banner_asset TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON banner_asset FROM "${appRole}";

-- Which of them a banner loads: {"name": "hash as base64url"}.
ALTER TABLE banner_code ADD COLUMN assets text NOT NULL DEFAULT '{}';
