package org.jawoord.console;

import java.util.List;
import java.util.Set;
import org.jawoord.catalogue.Entry;

/**
 * The catalogue, searched for a site.
 *
 * @param site key
 * @param words that were searched for; may be empty
 * @param group that was chosen; empty for all
 * @param groups to choose from
 * @param entries what fits
 * @param inDraft keys of the services that the site's draft has
 */
record CataloguePage(
        String site, String words, String group, List<String> groups, List<Entry> entries, Set<String> inDraft) {

    public boolean has(Entry entry) {
        return inDraft.contains(entry.key());
    }
}
