package org.jawoord.notice;

import org.jawoord.shared.ProblemException;

/**
 * What is said with a publication.
 *
 * @param editorial why a change of wording is no other question; null where none is declared
 * @param draft id of the notice that was looked at before publishing ({@link DraftChanges#notice}); null when any will do
 */
public record Terms(String editorial, NoticeId draft) {

    /** Nothing in particular. */
    public static final Terms NONE = new Terms(null, null);

    /** Characters of a reason: a few sentences. The table holds no more. */
    public static final int MAX_REASON = 500;

    /**
     * A change of wording.
     *
     * @throws ProblemException 400: no reason, or a story
     */
    public static Terms editorial(String reason) {
        var said = reason.strip();
        if (said.isEmpty() || said.codePointCount(0, said.length()) > MAX_REASON) {
            throw ProblemException.malformed("A reason has 1 to " + MAX_REASON + " characters.", "editorial");
        }
        return new Terms(said, null);
    }

    /** The same for this draft only. */
    public Terms of(NoticeId draft) {
        return new Terms(editorial, draft);
    }
}
