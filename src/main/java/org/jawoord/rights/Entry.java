package org.jawoord.rights;

/** Something that is on record of somebody: a choice in the banner, or what they said elsewhere. */
public sealed interface Entry permits TimelineEntry, StatedEntry {}
