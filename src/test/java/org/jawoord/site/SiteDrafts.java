package org.jawoord.site;

/** Definitions as the program holds them, for tests of other packages. */
public final class SiteDrafts {

    private SiteDrafts() {}

    public static SiteDefinition read(Definitions definition) {
        return DefinitionReader.read(definition.bytes()).definition();
    }
}
