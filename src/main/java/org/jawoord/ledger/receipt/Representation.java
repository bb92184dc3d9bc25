package org.jawoord.ledger.receipt;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;

/** The forms of a receipt, by the type that is asked for. Whoever doesn't care gets JSON; a browser that navigates, the page. */
enum Representation {
    JSON("application/json"),
    LINKED_DATA("application/ld+json"),
    PAGE("text/html;charset=utf-8");

    private final String type;

    Representation(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /**
     * The form for the accepted types, in order of preference; empty when there is none (406).
     *
     * @param accepted as JAX-RS sorts the header {@code Accept}: wildcards last, and everything when it is absent
     */
    static Optional<Representation> of(List<MediaType> accepted) {
        for (var type : accepted) {
            if (type.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?")) {
                continue; // refused (RFC 9110 section 12.4.2)
            }
            for (var form : values()) {
                if (type.isCompatible(MediaType.valueOf(form.type))) {
                    return Optional.of(form);
                }
            }
        }
        return Optional.empty();
    }

    /** What a request says that wants a file. */
    static final String DOWNLOAD = "download";

    /**
     * The form that a request asks for.
     *
     * @param asFile whether it wants one, by {@code ?download}: JSON then
     *
     * @throws ProblemException 406 when there is none
     */
    static Representation asked(boolean asFile, HttpHeaders headers) {
        if (asFile) {
            return JSON;
        }
        return of(accepted(headers))
                .orElseThrow(() -> new ProblemException(
                        Problem.of(406, "A receipt comes as application/json, application/ld+json or text/html.")));
    }

    /** What the header says; nothing when it says nothing that can be read. */
    private static List<MediaType> accepted(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (RuntimeException unreadable) {
            return List.of();
        }
    }
}
