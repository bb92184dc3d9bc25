/**
 * Shows a published notice again, as visitors saw it, in the code that showed it to them: for ever, to whoever has its
 * id, and without anything happening.
 *
 * <p>May import: snippet, notice, site, security, shared. Must not: record, count or keep anything, or change what is shown.
 */
package org.jawoord.exhibit;
