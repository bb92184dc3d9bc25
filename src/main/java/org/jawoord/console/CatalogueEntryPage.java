package org.jawoord.console;

import java.util.List;
import org.jawoord.catalogue.Entry;

/**
 * One service of the catalogue, for a site.
 *
 * @param site key
 * @param privacyUrl of the provider; empty where there is none
 * @param json what the definition would take, indented
 * @param categories of the site, to put it into
 * @param chosen the category that it goes into unless another is chosen
 * @param inDraft whether the draft has a service of this key
 * @param untranslated languages of the site that there are no words in, with commas; may be empty
 * @param refusal why it was not put into the draft, in English; empty where nothing was refused
 */
record CatalogueEntryPage(
        String site,
        Entry entry,
        String privacyUrl,
        String json,
        List<String> categories,
        String chosen,
        boolean inDraft,
        String untranslated,
        String refusal) {}
