package org.jawoord.console;

/**
 * One site in the overview.
 *
 * @param name as its definition has it
 * @param version of the notice that visitors are shown; 0 before the first
 * @param draft whether something was changed since then
 * @param tag what the owner pastes into the pages
 */
record SiteLine(String key, String name, int version, boolean draft, String tag) {

    public boolean published() {
        return version > 0;
    }
}
