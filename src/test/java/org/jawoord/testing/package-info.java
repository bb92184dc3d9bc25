/** What tests share: sites, visitors, browsers and servers to test with. */
package org.jawoord.testing;
