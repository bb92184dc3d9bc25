/**
 * The hot path: answers "may this fire?" from memory, on the event loop.
 *
 * <p>May import: consent, notice, site, security, database, shared. Must not: write, block the event loop, keep a managed entity,
 * or answer yes where it doesn't know.
 */
package org.jawoord.lookup;
