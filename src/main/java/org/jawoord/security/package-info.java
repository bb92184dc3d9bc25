/**
 * Who may do what, and from where: addresses to listen on and to be reached at, proxies that are believed, origins of a
 * site's pages, rate limits, administrators and their audit, users of the console and their sessions.
 *
 * <p>May import: settings, shared. Must not: know sites, notices, choices, or the path of any page.
 */
package org.jawoord.security;
