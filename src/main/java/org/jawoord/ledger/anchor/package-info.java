/**
 * Anchoring, when the owner asks for it: once in a while a time-stamp authority (RFC 3161) signs that the ledger's
 * checkpoint existed at that time. Somebody who trusts neither the owner nor Jawoord's key may trust that.
 *
 * <p>May import: the room {@code ledger} and what it may. Must not: be needed for anything else to work, or send
 * anything but a hash.
 */
package org.jawoord.ledger.anchor;
