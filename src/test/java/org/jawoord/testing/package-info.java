/**
 * What tests of several packages share.
 *
 * <p>Job: run the packaged server as people do, and break it. May import the JDK, the JDBC driver, AssertJ and
 * Awaitility. Must not import the code under test: these tests see it from outside.
 */
package org.jawoord.testing;
