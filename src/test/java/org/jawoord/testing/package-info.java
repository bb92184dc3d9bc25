/** What tests share: sites, visitors, browsers and servers to test with, and ways to break a server. */
package org.jawoord.testing;
