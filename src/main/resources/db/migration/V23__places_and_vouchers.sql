-- The server's seal covers a record's place in the order too, so it draws the place before it writes the record. The
-- transaction's own number comes first here as it does in the triggers (V22), which is what makes a lower place impossible
-- once the transactions of a moment are over.
CREATE FUNCTION next_places(places int) RETURNS SETOF bigint LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN QUERY SELECT nextval('choice_seq_seq') FROM generate_series(1, places);
END
$$;

REVOKE ALL ON FUNCTION next_places(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION next_places(int) TO "${appRole}";

-- A key that takes over signs for the one before it, so that nobody can put a key of their own among the former ones.
ALTER TABLE signing_key ADD COLUMN voucher bytea CHECK (octet_length(voucher) = 64);
GRANT UPDATE (voucher) ON signing_key TO "${appRole}";

COMMENT ON COLUMN signing_key.voucher IS 'of a former key: Ed25519 signature of a later one over kid, times and first_seq';
