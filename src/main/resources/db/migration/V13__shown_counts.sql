-- How often a notice was shown: sums by day, of nobody in particular. Statistics, not evidence, so they may grow in place.
CREATE TABLE shown_count (
    site     text   NOT NULL REFERENCES site (key),
    notice   bytea  NOT NULL,
    language text   NOT NULL,
    surface  text   NOT NULL CHECK (surface IN ('banner', 'preferences')),
    day      date   NOT NULL,
    count    bigint NOT NULL CHECK (count > 0),
    PRIMARY KEY (site, day, notice, language, surface),
    FOREIGN KEY (site, notice) REFERENCES notice (site, id)
);

CREATE INDEX shown_count_by_notice ON shown_count (site, notice);

COMMENT ON COLUMN shown_count.day IS 'in UTC, by the server''s clock';

REVOKE ALL ON shown_count FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE ON shown_count TO "${appRole}";
REVOKE DELETE, TRUNCATE ON shown_count FROM "${appRole}";

-- Whose act a publication was, and why a change of wording in it is no other question. Null in rows from before.
ALTER TABLE publication ADD COLUMN published_by text;
ALTER TABLE publication ADD COLUMN editorial text CHECK (char_length(editorial) BETWEEN 1 AND 500);

COMMENT ON COLUMN publication.editorial IS 'the reason that the owner gave; what it holds for is in the notice';
