-- Every choice becomes a leaf of its site's Merkle tree (RFC 6962). The leaf is a salted commitment to the record, so that
-- it tells nothing once the record and its salt are gone (GDPR Art. 17), and stays valid all the same.

-- Rows from before get a salt of their own: each uuid has 122 random bits.
ALTER TABLE choice ADD COLUMN salt bytea NOT NULL
    DEFAULT decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
    CHECK (octet_length(salt) = 32);
ALTER TABLE choice ALTER COLUMN salt DROP DEFAULT;

-- Only the server knows the key: a row that somebody else wrote has no seal that fits, and is never numbered.
ALTER TABLE choice ADD COLUMN seal bytea CHECK (octet_length(seal) = 16);

-- The ledger looks for rows after the last one that it numbered.
CREATE UNIQUE INDEX choice_by_seq ON choice (seq);

COMMENT ON COLUMN choice.salt IS '32 random bytes: the commitment is SHA-256(salt || canonical record)';
COMMENT ON COLUMN choice.seal IS 'HMAC-SHA-256 of the record, 16 bytes; null in rows from before there was a ledger';

-- Everything that is recorded, choices and other records alike, is in one order.
GRANT SELECT, USAGE ON SEQUENCE choice_seq_seq TO "${appRole}";

CREATE TABLE signing_key (
    kid         text        PRIMARY KEY,
    public_key  bytea       NOT NULL CHECK (octet_length(public_key) = 32),
    created_at  timestamptz NOT NULL,
    retired_at  timestamptz,
    first_seq   bigint      NOT NULL,
    wrapped     bytea
);

-- At most one key signs.
CREATE UNIQUE INDEX signing_key_active ON signing_key ((true)) WHERE retired_at IS NULL;

COMMENT ON TABLE signing_key IS 'Ed25519 public keys, past ones included';
COMMENT ON COLUMN signing_key.wrapped IS 'the private key under the password of the pool''s role, for other servers of this database; null with the embedded one';
COMMENT ON COLUMN signing_key.kid IS 'thumbprint of the JWK, RFC 7638';
COMMENT ON COLUMN signing_key.first_seq IS 'records up to this one were sealed by an earlier key, or by none';

-- One row for each leaf, for ever.
CREATE TABLE ledger_leaf (
    site       text   NOT NULL,
    index      bigint NOT NULL CHECK (index >= 0),
    seq        bigint UNIQUE,
    commitment bytea  NOT NULL CHECK (octet_length(commitment) = 32),
    PRIMARY KEY (site, index)
);

COMMENT ON COLUMN ledger_leaf.seq IS 'the record that it commits to, which may have been erased since; null when the record was lost, and an older backup restored';

-- Roots of the complete subtrees of 256^level leaves: the upper tiles, and what spares a proof from reading every leaf.
CREATE TABLE ledger_subtree (
    site  text     NOT NULL,
    level smallint NOT NULL CHECK (level > 0),
    n     bigint   NOT NULL CHECK (n >= 0),
    root  bytea    NOT NULL CHECK (octet_length(root) = 32),
    PRIMARY KEY (site, level, n)
);

-- The head of each site's tree: changes with each batch.
CREATE TABLE ledger_head (
    site       text        PRIMARY KEY REFERENCES site (key),
    origin     text        NOT NULL UNIQUE,
    size       bigint      NOT NULL CHECK (size >= 0),
    root       bytea       NOT NULL CHECK (octet_length(root) = 32),
    peaks      bytea       NOT NULL CHECK (octet_length(peaks) % 32 = 0),
    checkpoint text        NOT NULL,
    signed_at  timestamptz NOT NULL
);

COMMENT ON COLUMN ledger_head.origin IS 'name of the log in its checkpoints (C2SP tlog-checkpoint); stays when the server moves';
COMMENT ON COLUMN ledger_head.peaks IS 'roots of the complete subtrees from left to right, 32 bytes each';
COMMENT ON COLUMN ledger_head.checkpoint IS 'signed note, as it is served';

-- One checkpoint a day of each site is kept, besides the last: what an evidence bundle and a time-stamp refer to.
CREATE TABLE ledger_checkpoint (
    site       text        NOT NULL,
    size       bigint      NOT NULL,
    checkpoint text        NOT NULL,
    signed_at  timestamptz NOT NULL,
    PRIMARY KEY (site, size)
);

CREATE INDEX ledger_checkpoint_by_time ON ledger_checkpoint (site, signed_at);

CREATE TRIGGER ledger_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_subtree_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_subtree
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON signing_key, ledger_leaf, ledger_subtree, ledger_head, ledger_checkpoint FROM PUBLIC;
GRANT SELECT, INSERT ON signing_key, ledger_leaf, ledger_subtree, ledger_head, ledger_checkpoint TO "${appRole}";
GRANT UPDATE (retired_at) ON signing_key TO "${appRole}";
GRANT UPDATE ON ledger_head TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON ledger_leaf, ledger_subtree, ledger_checkpoint FROM "${appRole}";
REVOKE DELETE, TRUNCATE ON signing_key, ledger_head FROM "${appRole}";
