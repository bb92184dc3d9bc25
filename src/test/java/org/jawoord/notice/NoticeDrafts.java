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

    /** Whether a choice on one answers the other, as {@link Notices#answers} would say. */
    public static boolean answers(Notice answered, Notice current) {
        return current.changes(answered.revs()).isEmpty();
    }

    /** The draft declared editorial while another notice is current, where that is possible; as it is otherwise. */
    public static Notice mended(Notice current, Notice draft) {
        return Editorial.isPossible(current, draft) ? Editorial.declared(current, draft) : draft;
    }
}
