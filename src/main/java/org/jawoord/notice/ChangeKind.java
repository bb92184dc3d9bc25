package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened at a place where two notices differ. */
public enum ChangeKind {
    @JsonProperty("added")
    ADDED,
    @JsonProperty("removed")
    REMOVED,
    @JsonProperty("changed")
    CHANGED,
    /** The same things in another order. */
    @JsonProperty("reordered")
    REORDERED
}
