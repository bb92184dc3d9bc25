package org.jawoord.site;

import org.jawoord.security.Origins;

/**
 * A live site, as every part of the program sees it. Holds no connection and never changes.
 *
 * @param revision counts the changes of the definition
 * @param version its latest publication; 0 before the first
 * @param definition the draft: what the owner saved last
 * @param origins where its pages are served from; holds as soon as it is saved
 */
public record Site(String key, int revision, int version, SiteDefinition definition, Origins origins) {

    static Site of(SiteRow row) {
        var definition = DefinitionReader.stored(row.definition);
        return new Site(row.key, row.revision, row.version, definition, new Origins(definition.origins()));
    }

    boolean isAt(SiteRow.State state) {
        return revision == state.revision() && version == state.version();
    }
}
