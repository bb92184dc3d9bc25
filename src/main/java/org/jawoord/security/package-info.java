/**
 * Who may do what, and from where.
 *
 * <p>Job: addresses to listen on and to be reached at, proxies that are believed, rate limits, the users of the console,
 * their passwords and sessions, the first owner, the headers and checks that guard pages.
 *
 * <p>May import: {@code database}, {@code shared}. Must not import any feature, and must not know a page or a route.
 */
package org.jawoord.security;
