package org.jawoord.consent.fate;

/**
 * What lies before and after some choices of a session that follow each other, as far as it says what became of them. Each is
 * null when there is none.
 *
 * @param next the first choice after them that settles everything before it
 * @param partialAfter the first after them, before {@code next}, that refused something in part
 * @param importedAfter the first after them, before {@code next}, that was taken over from another tool
 * @param settledBefore whether a choice before them settled something
 * @param partialBefore the first before them that refused something in part
 */
record Surroundings(Mark next, Mark partialAfter, Mark importedAfter, boolean settledBefore, Mark partialBefore) {

    /** Of all choices of a session. */
    static final Surroundings NONE = new Surroundings(null, null, null, false, null);
}
