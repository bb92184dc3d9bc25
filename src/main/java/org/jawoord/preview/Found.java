package org.jawoord.preview;

/** What came of looking for a picture: it, or why there is none. */
sealed interface Found permits Picture, Found.Nothing {

    /** Why there is no picture. */
    enum Nothing implements Found {
        /** Its source has none, or something that is not a picture that we pass on. */
        NO_PICTURE,
        /** Its source did not answer in time, not well, or is where we don't go. */
        NO_ANSWER
    }
}
