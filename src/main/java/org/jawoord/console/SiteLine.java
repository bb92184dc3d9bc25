package org.jawoord.console;

import org.jawoord.snippet.Tags;

/**
 * One site in the overview.
 *
 * @param name as its definition has it
 * @param version of the notice that visitors are shown; 0 before the first
 * @param draft whether something was changed since then
 * @param tags what the owner pastes into the pages; null before the first notice
 */
record SiteLine(String key, String name, int version, boolean draft, Tags.Forms tags) {

    public boolean published() {
        return version > 0;
    }
}
