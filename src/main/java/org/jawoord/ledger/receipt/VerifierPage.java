package org.jawoord.ledger.receipt;

import java.nio.charset.StandardCharsets;

/**
 * The page that checks receipts: one file with everything in it, which asks nobody for anything. Served, saved and opened
 * from a disk it is the same.
 */
public final class VerifierPage {

    private static final Inline STYLE = Inline.of("paper.css");
    private static final Inline SCRIPT = Inline.of("verify.js");

    /** In the file itself, so that it also holds where nobody sends a header. */
    private static final String POLICY = "default-src 'none'; script-src " + SCRIPT.source() + "; style-src "
            + STYLE.source() + "; base-uri 'none'; form-action 'none'";

    private static final byte[] HTML = Inline.read("verify.html")
            .replace("@POLICY@", POLICY)
            .replace("@STYLE@", STYLE.text())
            .replace("@SCRIPT@", SCRIPT.text())
            .getBytes(StandardCharsets.UTF_8);

    private VerifierPage() {}

    /** The file, in UTF-8. */
    public static byte[] html() {
        return HTML.clone();
    }

    /** Its policy as a header, where it also says that nobody may frame it. */
    static String policy() {
        return POLICY + "; frame-ancestors 'none'";
    }
}
