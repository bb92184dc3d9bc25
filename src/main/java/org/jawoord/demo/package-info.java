/**
 * The demo: a made-up web shop with the tags that real shops carry, stand-ins for their vendors on another origin, and a panel
 * that shows what fired, what was held and what the server knows.
 *
 * <p>Job: be an ordinary customer of Jawoord. It pastes the tag, defines its site through the same API as any owner, and counts
 * with its own counters what reaches the vendors, so that the gate is judged by somebody else than the gate.
 * <p>May import: any package of a lower rank; it uses {@code site} and {@code notice} to define and publish its site.
 * <p>Must not: be imported by any package, use anything that an owner could not use, keep addresses or user agents of visitors.
 */
package org.jawoord.demo;
