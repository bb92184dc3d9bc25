/**
 * What people set from outside: names {@code JAWOORD_*}, how they are read, and how a start is refused when one is
 * wrong.
 *
 * <p>May import: nothing of ours. Must not: know what any setting is for.
 */
package org.jawoord.settings;
