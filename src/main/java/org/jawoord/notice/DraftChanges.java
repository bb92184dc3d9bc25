package org.jawoord.notice;

import java.util.List;

/**
 * What would happen if the draft of a site was published now.
 *
 * @param version of the current notice; 0 when there is none
 * @param notice id that the draft would be published under, without an editorial declaration
 * @param isNew whether there would be a new version
 * @param material whether visitors would be asked again; true for the first notice
 * @param asks titles, in the default language, of what they would be asked again
 * @param how what that means for them, in a sentence or two
 * @param editorialPossible whether the owner could declare all of it a mended wording, so that nobody is asked again
 * @param changes every difference from the current notice, in words; empty when there is none
 */
public record DraftChanges(
        String site,
        int version,
        String notice,
        boolean isNew,
        boolean material,
        List<String> asks,
        String how,
        boolean editorialPossible,
        List<Change> changes) {}
