/**
 * Who may do what: origins of a site's pages, rate limits, administrators, audit.
 *
 * <p>May import: shared. Must not: know sites, notices or choices.
 */
package org.jawoord.security;
