-- Which sessions belong to somebody whom the owner knows, as a keyed hash: the key is not in the database, and each site has
-- its own, so that nothing in here joins the same person on two sites.
CREATE TABLE session_identity (
    site     text        NOT NULL,
    session  bytea       NOT NULL CHECK (octet_length(session) = 16),
    hash     bytea       NOT NULL CHECK (octet_length(hash) = 32),
    since    timestamptz NOT NULL,
    tied_by  text        NOT NULL,
    PRIMARY KEY (site, session, hash)
);

CREATE INDEX session_identity_by_hash ON session_identity (site, hash);

COMMENT ON COLUMN session_identity.hash IS 'HMAC-SHA-256 of the normalised identifier under a key of the site';

-- Whoever is erased is known to nobody any more: the ties of a session go with its last choice, in the same transaction and
-- whichever way it goes. The lock is the one under which a session is tied (Locks), so that none comes in between.
CREATE FUNCTION forget_identities() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  erased record;
BEGIN
  FOR erased IN SELECT DISTINCT site, session FROM gone ORDER BY site, session LOOP
    PERFORM pg_advisory_xact_lock(
        hashtextextended('jawoord session ' || erased.site || ' ' || encode(erased.session, 'hex'), 0));
    DELETE FROM session_identity i
    WHERE i.site = erased.site AND i.session = erased.session
      AND NOT EXISTS (SELECT FROM choice c WHERE c.site = i.site AND c.session = i.session);
  END LOOP;
  RETURN NULL;
END
$$;

CREATE TRIGGER choice_forgets_identities AFTER DELETE ON choice REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION forget_identities();

-- Tells whether the key file is the one that the hashes were made with: HMAC-SHA-256 of a fixed text under the key.
CREATE TABLE identity_key (
    check_value bytea       PRIMARY KEY CHECK (octet_length(check_value) = 32),
    made_at     timestamptz NOT NULL
);

CREATE UNIQUE INDEX identity_key_only_one ON identity_key ((true));

-- What must not be erased while somebody needs it: a dispute, an inquiry (GDPR Art. 17(3)(e)). Kept when it is over.
CREATE TABLE legal_hold (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site        text        NOT NULL,
    session     bytea       CHECK (octet_length(session) = 16),
    reason      text        NOT NULL CHECK (char_length(reason) BETWEEN 1 AND 500),
    placed_by   text        NOT NULL,
    since       timestamptz NOT NULL,
    released_at timestamptz,
    released_by text,
    CHECK ((released_at IS NULL) = (released_by IS NULL))
);

CREATE INDEX legal_hold_in_force ON legal_hold (site, session) WHERE released_at IS NULL;
CREATE INDEX legal_hold_by_site ON legal_hold (site, id);

COMMENT ON COLUMN legal_hold.session IS 'null: everything on the site';

-- A hold changes once: when it is released.
CREATE FUNCTION legal_hold_only_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL
     OR (NEW.id, NEW.site, NEW.session, NEW.reason, NEW.placed_by, NEW.since)
        IS DISTINCT FROM (OLD.id, OLD.site, OLD.session, OLD.reason, OLD.placed_by, OLD.since) THEN
    RAISE EXCEPTION 'UPDATE is refused: a legal hold can only be released, once'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER legal_hold_released_once BEFORE UPDATE ON legal_hold
    FOR EACH ROW EXECUTE FUNCTION legal_hold_only_released();
CREATE TRIGGER legal_hold_kept BEFORE DELETE OR TRUNCATE ON legal_hold
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Runs of the retention: what was erased because its time was over.
CREATE TABLE purge (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site       text        NOT NULL,
    run_by     text        NOT NULL,
    started_at timestamptz NOT NULL,
    older_than timestamptz NOT NULL,
    ended_at   timestamptz,
    sessions   bigint      NOT NULL DEFAULT 0 CHECK (sessions >= 0),
    held       bigint      NOT NULL DEFAULT 0 CHECK (held >= 0),
    failure    text
);

CREATE INDEX purge_by_site ON purge (site, id);

COMMENT ON COLUMN purge.older_than IS 'sessions whose last choice stopped holding before this were erased';
COMMENT ON COLUMN purge.held IS 'sessions that were due and under a legal hold';

REVOKE ALL ON session_identity, identity_key, legal_hold, purge FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON session_identity TO "${appRole}";
GRANT SELECT, INSERT ON identity_key, legal_hold, purge TO "${appRole}";
GRANT UPDATE (released_at, released_by) ON legal_hold TO "${appRole}";
GRANT UPDATE (ended_at, sessions, held, failure) ON purge TO "${appRole}";
REVOKE DELETE, TRUNCATE ON identity_key, legal_hold, purge FROM "${appRole}";
