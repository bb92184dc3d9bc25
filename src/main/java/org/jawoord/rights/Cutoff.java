package org.jawoord.rights;

import java.time.Instant;

/**
 * What is too old on a site now.
 *
 * @param olderThan sessions whose last choice stopped holding before this are due
 */
record Cutoff(String site, Instant olderThan) {}
