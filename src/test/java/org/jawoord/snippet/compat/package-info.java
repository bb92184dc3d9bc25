/** The adapter for other tools' markup, the modules that answer in their place, and what is taken over from them, in Chromium. */
package org.jawoord.snippet.compat;
