package org.jawoord.ledger.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jawoord.shared.Sha256;

/**
 * A style sheet or script that stands in a page, and by which hash the page's policy lets it.
 *
 * @param source {@code 'sha256-…'} for Content-Security-Policy (CSP 3)
 */
record Inline(String text, String source) {

    /** From the class path, below {@code verifier/}. */
    static Inline of(String name) {
        var text = read(name);
        var hash = Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        return new Inline(text, "'sha256-" + hash + "'");
    }

    static String read(String name) {
        try (var in = Inline.class.getResourceAsStream("/verifier/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("verifier/" + name, e);
        }
    }
}
