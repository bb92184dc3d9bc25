/**
 * Pictures that stand for embeds which a visitor has not agreed to: fetched by this server from where the site's notice says,
 * so that the visitor's browser asks nobody else.
 *
 * <p>May import: notice, site, security, settings, shared. Must not: fetch an address that comes from a request, reach into
 * the owner's network, or pass on anything of a visitor.
 */
package org.jawoord.preview;
