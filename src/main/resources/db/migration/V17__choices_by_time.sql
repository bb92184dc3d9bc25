-- A site's choices in the order of when they were recorded: pages for the owner, exports and evidence of a period. With
-- seq, which tells two of one moment apart, a page begins where the one before it ended.
CREATE INDEX choice_by_time ON choice (site, recorded_at, seq);
