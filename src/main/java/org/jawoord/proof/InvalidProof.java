package org.jawoord.proof;

/**
 * Something that should prove, and doesn't: malformed, unknown, or signed by nobody we know. The message says in plain
 * words what is wrong; it repeats nothing secret. The only exception that this package throws on strangers' values.
 */
public final class InvalidProof extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidProof(String message) {
        super(message);
    }
}
