-- The one way in which a record goes (GDPR Art. 17, and when its time is over). An erasure is a record itself, with a leaf
-- of its own: it names the leaves whose records go, and tells of nobody.
CREATE TABLE erasure (
    seq       bigint      PRIMARY KEY DEFAULT nextval('choice_seq_seq'),
    site      text        NOT NULL,
    id        uuid        NOT NULL UNIQUE,
    reason    text        NOT NULL CHECK (reason IN ('request', 'retention', 'restored')),
    erased_at timestamptz NOT NULL,
    leaves    bigint[]    NOT NULL CHECK (cardinality(leaves) BETWEEN 1 AND 1000),
    salt      bytea       NOT NULL CHECK (octet_length(salt) = 32),
    seal      bytea       NOT NULL CHECK (octet_length(seal) = 16)
);

CREATE INDEX erasure_by_site ON erasure (site, seq);

COMMENT ON COLUMN erasure.leaves IS 'indexes in the site''s ledger';

-- What is left of a record: that it was there, and which leaf it had. The id tells nobody anything but whoever holds the
-- receipt, who is told that it was erased; and a choice that is sent again late isn't stored again.
CREATE TABLE erased_record (
    seq     bigint PRIMARY KEY,
    site    text   NOT NULL,
    id      uuid   NOT NULL,
    erasure bigint NOT NULL REFERENCES erasure (seq),
    UNIQUE (site, id)
);

CREATE INDEX erased_record_by_erasure ON erased_record (erasure);

CREATE TRIGGER erasure_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER erased_record_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erased_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON erasure, erased_record FROM PUBLIC;
GRANT SELECT, INSERT ON erasure, erased_record TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON erasure, erased_record FROM "${appRole}";

-- A record goes only when its erasure is on record, names its leaf, and has a leaf itself.
CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT FROM erased_record r
                    JOIN erasure e ON e.seq = r.erasure
                    JOIN ledger_leaf own ON own.seq = e.seq
                    JOIN ledger_leaf leaf ON leaf.seq = r.seq
             WHERE r.seq = OLD.seq AND leaf.site = e.site AND leaf.index = ANY (e.leaves)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is refused: table % only grows, and no erasure names this record', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;

DROP TRIGGER choice_append_only ON choice;
CREATE TRIGGER choice_never_changes BEFORE UPDATE OR TRUNCATE ON choice
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER choice_goes_by_erasure BEFORE DELETE ON choice
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased();

-- Where the pool's role owns the tables V2 has taken this right from it; the trigger says what it may be used for.
GRANT DELETE ON choice TO CURRENT_USER;

CREATE FUNCTION carry_out_erasure(erasure_seq bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  gone bigint;
BEGIN
  INSERT INTO erased_record (seq, site, id, erasure)
  SELECT c.seq, c.site, c.id, e.seq
  FROM erasure e
       JOIN ledger_leaf l ON l.site = e.site AND l.index = ANY (e.leaves)
       JOIN choice c ON c.seq = l.seq
  WHERE e.seq = erasure_seq
  ON CONFLICT DO NOTHING; -- erased before, and brought back by a backup
  DELETE FROM choice c USING erasure e, ledger_leaf l
  WHERE e.seq = erasure_seq AND l.site = e.site AND l.index = ANY (e.leaves) AND c.seq = l.seq;
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END
$$;

REVOKE ALL ON FUNCTION carry_out_erasure(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION carry_out_erasure(bigint) TO "${appRole}";
