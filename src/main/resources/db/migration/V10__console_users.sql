-- Who may log in to the console, and from which browsers they are logged in. Rows, not signed cookies: what is deleted
-- here is over at the next request.
CREATE TABLE console_user (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text        NOT NULL UNIQUE CHECK (name = lower(name) AND char_length(name) BETWEEN 1 AND 64),
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('owner')),
    created_at    timestamptz NOT NULL
);

COMMENT ON COLUMN console_user.password_hash IS 'algorithm$iterations$salt$key, see PasswordHash';

CREATE TABLE console_session (
    token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    user_id    bigint      NOT NULL REFERENCES console_user ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);

CREATE INDEX console_session_by_user ON console_session (user_id);

COMMENT ON COLUMN console_session.token_hash IS 'SHA-256 of the cookie: a copy of the table logs nobody in';

-- Links to make the first owner with; all go when there is one.
CREATE TABLE console_setup (
    token_hash bytea       PRIMARY KEY CHECK (octet_length(token_hash) = 32),
    expires_at timestamptz NOT NULL
);

REVOKE ALL ON console_user, console_session, console_setup FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON console_user, console_session, console_setup TO "${appRole}";
