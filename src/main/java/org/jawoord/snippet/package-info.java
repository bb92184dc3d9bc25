/**
 * Serves the script that owners paste: core, configuration of one notice in one language, and banner in one file,
 * compressed once and answered from memory.
 *
 * <p>May import: consent, lookup, notice, site, security, shared. Must not: hold words for people (those are the
 * notice's) or decide anything about consent.
 */
package org.jawoord.snippet;
