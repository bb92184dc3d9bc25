package org.jawoord.rights;

import java.time.Instant;

/**
 * That a session belongs to somebody whom the owner knows; not to whom.
 *
 * @param by who said so: name of a user or token
 */
public record Tie(Instant since, String by) {}
