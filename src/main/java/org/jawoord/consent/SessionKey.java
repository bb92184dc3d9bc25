package org.jawoord.consent;

/** A session on a site: what decisions are kept by. Two values, never joined to a string, so that none can collide. */
public record SessionKey(String site, SessionId session) {}
