-- A choice may have been made while the browser said no by Global Privacy Control, and it may be one that the visitor
-- made earlier in another tool's banner and that the page took over.
ALTER TABLE choice ADD COLUMN gpc boolean NOT NULL DEFAULT false;
ALTER TABLE choice ADD COLUMN imported_from text;
ALTER TABLE choice ADD COLUMN imported_at timestamptz;

-- NOT VALID: holds for every row from now on without reading the old ones, which have neither.
ALTER TABLE choice ADD CONSTRAINT imported_says_from_where_and_when
    CHECK ((imported_from IS NULL) = (imported_at IS NULL)) NOT VALID;

COMMENT ON COLUMN choice.gpc IS 'made while the visitor''s browser sent the signal';
COMMENT ON COLUMN choice.imported_from IS 'the tool whose stored choice was taken over';
COMMENT ON COLUMN choice.imported_at IS 'when the visitor made it there, as the page says';
