-- The check of a foreign key locks the row that it finds, as the owner of its table, who needs a right to change it for that.
-- Where the program's role owns the tables, V4 and V15 had taken that right from it, and nothing could be published. The
-- triggers go on refusing every change.
GRANT UPDATE ON notice, erasure TO CURRENT_USER;

-- Further servers of one database take the key over that identifiers are hashed with.
ALTER TABLE identity_key ADD COLUMN wrapped bytea;

COMMENT ON COLUMN identity_key.wrapped IS
    'the key under the password of the pool''s role; null with the embedded database, and in rows from before';
