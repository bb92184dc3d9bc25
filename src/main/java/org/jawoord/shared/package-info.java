/**
 * What every room needs and no room owns: the clock, strict and canonical JSON, problem+json.
 *
 * <p>May import: nothing of ours. Must not: hold rules of consent, know HTTP paths or tables. Ten files at most.
 */
package org.jawoord.shared;
