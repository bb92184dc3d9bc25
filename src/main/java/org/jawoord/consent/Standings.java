package org.jawoord.consent;

/**
 * Where the standings of sessions are asked for. {@code lookup} answers from memory; whoever records a choice tells it,
 * so that it is right from the first moment after the commit.
 */
public interface Standings {

    /** What the session's choices amount to. May read the database, and so block. */
    Standing of(SessionKey key);

    /**
     * A whole answer was committed. An answer that came later in the order is kept.
     *
     * @param since {@link System#nanoTime} of before it was sent to the database
     */
    void recorded(SessionKey key, Standing standing, long since);

    /** Something about this session may have been committed: what was known is forgotten. */
    void changed(SessionKey key);
}
