/**
 * Services that sites often use, ready to be put into a definition: what is known of each, and how it is known. Data in
 * {@code catalogue/}, checked by the tests.
 *
 * <p>May import: security, shared. Must not: change a site, or be asked while a visitor waits.
 */
package org.jawoord.catalogue;
