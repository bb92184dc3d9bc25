-- A hold on somebody who has no session: consent by word of mouth or on a form is known by the hash of an identifier alone.
ALTER TABLE legal_hold ADD COLUMN person bytea CHECK (octet_length(person) = 32);
ALTER TABLE legal_hold ADD CONSTRAINT legal_hold_on_one CHECK (session IS NULL OR person IS NULL);

CREATE INDEX legal_hold_of_person ON legal_hold (site, person) WHERE person IS NOT NULL AND released_at IS NULL;

COMMENT ON COLUMN legal_hold.session IS 'null, with person: everything on the site';
COMMENT ON COLUMN legal_hold.person IS 'HMAC-SHA-256 of an identifier, as in stated_consent and session_identity';

-- A hold changes once: when it is released.
CREATE OR REPLACE FUNCTION legal_hold_only_released() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL
     OR (NEW.id, NEW.site, NEW.session, NEW.person, NEW.reason, NEW.placed_by, NEW.since)
        IS DISTINCT FROM (OLD.id, OLD.site, OLD.session, OLD.person, OLD.reason, OLD.placed_by, OLD.since) THEN
    RAISE EXCEPTION 'UPDATE is refused: a legal hold can only be released, once'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
