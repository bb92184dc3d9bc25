package org.jawoord.rights;

import org.jawoord.settings.StartupRefused;

/** The start that a list outside the database refuses: erasing without it could take what is held, or keep what was to go. */
final class ListRefused extends StartupRefused {

    private static final long serialVersionUID = 1;

    /**
     * A line can't be read.
     *
     * @param lost what is lost with the line, in words that go on "which … "
     */
    ListRefused(Lines.Unreadable why, String lost) {
        super(
                "JAWOORD_DATA: " + why.getMessage()
                        + ". Bring the file back from a backup, or remove the line, knowing which " + lost,
                why);
    }
}
