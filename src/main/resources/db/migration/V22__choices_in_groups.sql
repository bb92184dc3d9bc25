-- Whoever adds records has the number of its transaction before any of them has its place in the order. So every place that
-- was given by some moment belongs to a transaction that had begun by then, and once those are over no lower place can appear.
CREATE FUNCTION transaction_has_number() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END
$$;

CREATE TRIGGER choice_transaction_first BEFORE INSERT ON choice
    FOR EACH STATEMENT EXECUTE FUNCTION transaction_has_number();
CREATE TRIGGER stated_consent_transaction_first BEFORE INSERT ON stated_consent
    FOR EACH STATEMENT EXECUTE FUNCTION transaction_has_number();
CREATE TRIGGER erasure_transaction_first BEFORE INSERT ON erasure
    FOR EACH STATEMENT EXECUTE FUNCTION transaction_has_number();

-- By it other servers find which sites had records erased since they looked last.
ALTER TABLE erased_record ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX erased_record_by_xid ON erased_record (xid);

COMMENT ON COLUMN erased_record.xid IS 'the transaction that erased it; means nothing after the database was restored elsewhere';
