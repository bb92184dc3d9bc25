/**
 * Counts how often notices were shown: sums by day, language and surface, of nobody in particular. Statistics, not
 * evidence: a crash loses the last seconds.
 *
 * <p>May import: notice, site, security, shared. Must not: know choices or sessions, or keep anything about a visitor.
 */
package org.jawoord.shown;
