-- Two roles: the one that runs this owns the tables, "${appRole}" is what the connection pool uses. They may be the same
-- on an owner's own server, so every table says what the pool may do with it in a form that holds for both:
--
--   REVOKE ALL ON choice FROM "${appRole}";
--   GRANT SELECT, INSERT ON choice TO "${appRole}";
--
-- and a table that only grows has a trigger besides, since an owner could grant himself the right again:
--
--   CREATE TRIGGER choice_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON choice
--     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--
-- Both refuse with SQL state 42501 (insufficient_privilege).

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is refused: table % only grows', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END
$$;
