package org.jawoord.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The page of one file that checks a receipt in a browser, where this build has it. */
final class StaticVerifier {

    static final String NAME = "verify.html";

    private static final String RESOURCE = "/verify/verify.html";

    private StaticVerifier() {}

    static Optional<byte[]> page() {
        try (var in = StaticVerifier.class.getResourceAsStream(RESOURCE)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
