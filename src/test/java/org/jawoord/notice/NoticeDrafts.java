package org.jawoord.notice;

import org.jawoord.shared.Sha256;
import org.jawoord.site.Definitions;
import org.jawoord.site.SiteDrafts;

/** Notices as the program holds them, for tests of other packages. */
public final class NoticeDrafts {

    private NoticeDrafts() {}

    /** What a definition would be published as. */
    public static Notice of(Definitions definition) {
        return Notice.of(NoticeContent.of("demo", SiteDrafts.read(definition), Sha256.hex("banner")));
    }
}
