/**
 * The pages for the people who run sites: set-up, log-in, overview. Server-rendered, no script, Dutch and English.
 *
 * <p>May import: every feature. Must not: hold rules or tables, or be imported.
 */
package org.jawoord.console;
