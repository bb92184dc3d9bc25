-- Consent that wasn't given in the banner: on a form, or by word of mouth. It is about purposes of its own (a newsletter,
-- being called), so it has texts of its own, and is in the same ledger as the choices.

-- What somebody read or was read to: one version of a form or script in one language. Its id is the SHA-256 of its
-- content, so other words are another text.
CREATE TABLE consent_text (
    site       text        NOT NULL,
    id         bytea       NOT NULL CHECK (octet_length(id) = 32),
    kind       text        NOT NULL CHECK (kind IN ('form', 'script')),
    key        text        NOT NULL,
    version    text        NOT NULL,
    language   text        NOT NULL,
    content    text        NOT NULL,
    created_at timestamptz NOT NULL,
    seq        bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (site, id),
    UNIQUE (site, kind, key, version, language)
);

CREATE INDEX consent_text_by_key ON consent_text (site, kind, key, seq DESC);

COMMENT ON COLUMN consent_text.content IS 'canonical JSON (RFC 8785), as it was registered';

-- One row for each act. Its place is in one order with the choices'.
CREATE TABLE stated_consent (
    seq         bigint      NOT NULL DEFAULT nextval('choice_seq_seq'),
    site        text        NOT NULL,
    id          uuid        NOT NULL,
    action      text        NOT NULL CHECK (action IN ('give', 'refuse', 'withdraw')),
    channel     text        NOT NULL CHECK (channel IN ('form', 'phone', 'in_person', 'letter')),
    session     bytea       CHECK (octet_length(session) = 16),
    person      bytea       CHECK (octet_length(person) = 32),
    text        bytea       NOT NULL CHECK (octet_length(text) = 32),
    answers     jsonb       NOT NULL,
    refused     jsonb,
    shown       text,
    of          uuid,
    given_at    timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    taken_by    text,
    recorded_by text,
    note        text,
    body_hash   bytea       NOT NULL CHECK (octet_length(body_hash) = 32),
    salt        bytea       NOT NULL CHECK (octet_length(salt) = 32),
    seal        bytea       NOT NULL CHECK (octet_length(seal) = 16),
    PRIMARY KEY (site, id)
);

CREATE UNIQUE INDEX stated_consent_by_seq ON stated_consent (seq);
CREATE INDEX stated_consent_by_site ON stated_consent (site, seq DESC);
CREATE INDEX stated_consent_by_session ON stated_consent (site, session, seq DESC) WHERE session IS NOT NULL;
CREATE INDEX stated_consent_by_person ON stated_consent (site, person, seq DESC) WHERE person IS NOT NULL;

COMMENT ON COLUMN stated_consent.session IS 'of a form in a page: made for this record alone; otherwise as whoever recorded it gave it';
COMMENT ON COLUMN stated_consent.person IS 'HMAC-SHA-256 of what the owner calls the person by; the key is not in the database';
COMMENT ON COLUMN stated_consent.refused IS 'purpose to reason: ticked beforehand, or bundled with another; never a yes';
COMMENT ON COLUMN stated_consent.shown IS 'canonical JSON of the words in the page, where they are not those of the text';
COMMENT ON COLUMN stated_consent.of IS 'the record that this one withdraws';
COMMENT ON COLUMN stated_consent.given_at IS 'as it was told; recorded_at is the server''s clock';
COMMENT ON COLUMN stated_consent.body_hash IS 'SHA-256 of the canonical request, without secrets: tells a retry from another record';

CREATE TRIGGER consent_text_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_text
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stated_consent_never_changes BEFORE UPDATE OR TRUNCATE ON stated_consent
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stated_consent_goes_by_erasure BEFORE DELETE ON stated_consent
    FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased();

REVOKE ALL ON consent_text, stated_consent FROM PUBLIC;
GRANT SELECT, INSERT ON consent_text, stated_consent TO "${appRole}";
REVOKE UPDATE, DELETE, TRUNCATE ON consent_text, stated_consent FROM "${appRole}";

-- These records go as choices do: by an erasure that is itself in the ledger (V15).
GRANT DELETE ON stated_consent TO CURRENT_USER;

CREATE OR REPLACE FUNCTION carry_out_erasure(erasure_seq bigint) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  choices bigint;
  stated bigint;
BEGIN
  INSERT INTO erased_record (seq, site, id, erasure)
  SELECT c.seq, c.site, c.id, e.seq
  FROM erasure e
       JOIN ledger_leaf l ON l.site = e.site AND l.index = ANY (e.leaves)
       JOIN (SELECT seq, site, id FROM choice UNION ALL SELECT seq, site, id FROM stated_consent) c ON c.seq = l.seq
  WHERE e.seq = erasure_seq
  ON CONFLICT DO NOTHING; -- erased before, and brought back by a backup
  DELETE FROM choice c USING erasure e, ledger_leaf l
  WHERE e.seq = erasure_seq AND l.site = e.site AND l.index = ANY (e.leaves) AND c.seq = l.seq;
  GET DIAGNOSTICS choices = ROW_COUNT;
  DELETE FROM stated_consent c USING erasure e, ledger_leaf l
  WHERE e.seq = erasure_seq AND l.site = e.site AND l.index = ANY (e.leaves) AND c.seq = l.seq;
  GET DIAGNOSTICS stated = ROW_COUNT;
  RETURN choices + stated;
END
$$;
