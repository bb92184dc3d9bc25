package org.jawoord.security;

/**
 * Somebody who is logged in to the console.
 *
 * @param name as it stands in the audit
 */
public record ConsoleUser(long id, String name) {}
