package org.jawoord.notice;

import org.jawoord.shared.Sha256;

/** How a notice names the code that shows it: SHA-256 over its parts, as 64 lower-case hex digits. */
public final class CodeHash {

    /** What is stored of code that loads no modules: all that there was before V11, when the name didn't cover it. */
    private static final String NO_ASSETS = "{}";

    private CodeHash() {}

    /** The name of code: its two parts and the modules that it loads. The separators keep code from wandering between them unnoticed. */
    public static String of(String core, String banner, String assets) {
        return Sha256.hex(core + '\0' + banner + '\0' + assets);
    }

    /**
     * Whether stored code is what this name says. Code from before it loaded modules was named by its two parts alone; the database
     * holds no text with a separator in it, so that nothing else can pass for such code.
     */
    public static boolean fits(String hash, String core, String banner, String assets) {
        return hash.equals(of(core, banner, assets))
                || assets.equals(NO_ASSETS) && hash.equals(Sha256.hex(core + '\0' + banner));
    }
}
