/**
 * What became of each recorded choice of a session: it holds, or what ended it, when and by which later choice. The one rule for
 * receipts, timelines and whatever else tells how a choice stands.
 *
 * <p>May import: consent, notice, site, shared. Must not: decide what is allowed now ({@link org.jawoord.consent.Decision} does), or
 * write anything.
 */
package org.jawoord.consent.fate;
