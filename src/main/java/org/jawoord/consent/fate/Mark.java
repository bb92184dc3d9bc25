package org.jawoord.consent.fate;

import java.time.Instant;
import java.util.UUID;
import org.jawoord.consent.Action;

/** A choice that changed what became of another one: which, what it did, and when. */
record Mark(UUID id, Action action, Instant at) {}
