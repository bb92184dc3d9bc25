/**
 * Consent that wasn't given in the banner: on a form, or by word of mouth; its texts, and its withdrawal. Part of the room
 * {@code consent}, and the only package that writes {@code consent_text} and {@code stated_consent}.
 *
 * <p>May import: consent, site, keys, security, shared. Must not: touch choices (what is consented to here is no cookie's
 * business, and decides nothing in a page), number or sign, or change or delete a record.
 */
package org.jawoord.consent.elsewhere;
