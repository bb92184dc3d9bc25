package org.jawoord.snippet;

import jakarta.inject.Singleton;
import org.jawoord.notice.Notice;

/** Whether the code that a published notice names is there to show it again. */
@Singleton
public class ExhibitedCode {

    private final CodeStore codes;

    ExhibitedCode(CodeStore codes) {
        this.codes = codes;
    }

    /**
     * Returns when it is stored as it was. May read the database.
     *
     * @throws org.jawoord.shared.ProblemException 500: it is missing, or was changed
     */
    public void require(Notice notice) {
        codes.of(notice.content().snippet());
    }
}
