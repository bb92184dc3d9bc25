package org.jawoord.report;

import java.net.URI;
import java.time.Instant;

/**
 * Who made a bundle, when and where.
 *
 * @param who name of a user or token
 * @param server its public address
 */
record Maker(String who, Instant at, URI server) {}
