package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The built npm package in a browser, under the policies that its README names. What needs no page is in {@code package.test.ts}. */
class NpmPackageTest {

    private static final Path BUILT = Path.of("target/npm/node_modules/@jawoord/snippet/dist");
    private static final String BANNER = "() => document.querySelector('jawoord-banner[data-state=open]')";

    private static TagServers servers;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void start() {
        servers = new TagServers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void loadBringsTheScriptWithNonceAndTrustedTypes() throws IOException {
        var policy = "script-src 'nonce-n1' 'strict-dynamic'; style-src 'none'; require-trusted-types-for 'script';"
                + " trusted-types jawoord jawoord-npm";
        var script = "<script type=\"module\" nonce=\"n1\">"
                + built("index.js")
                + "on('shown', ({ layer }) => (window.layer = layer));"
                + "load({ src: '" + servers.script()
                + "', nonce: 'n1' }).then((api) => (window.status = api.decision().status));"
                + "</script>";
        var page = CHROMIUM.visitor();

        page.navigate(servers.open(page(policy, script)));

        page.waitForFunction(BANNER);
        page.waitForFunction("() => window.layer === 'banner'");
        assertThat(page.evaluate("() => window.status")).isEqualTo("unanswered");
    }

    @Test
    void theBootstrapPassesAPolicyWithItsHash() throws IOException {
        var bootstrap = BuiltSnippet.resource("bootstrap").strip();
        var hash = between(built("bootstrap.js"), "sha256-${\"", "\"}");
        var policy = "script-src 'sha256-" + hash + "' 'strict-dynamic'; style-src 'none'";
        var script = "<script data-jawoord-src=\"" + servers.script() + "\">" + bootstrap + "</script>";
        var page = CHROMIUM.visitor();

        page.navigate(servers.open(page(policy, script)));

        page.waitForFunction(BANNER);
    }

    private static String page(String policy, String script) {
        return "<!doctype html><html lang=\"nl\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"" + policy
                + "\"></head><body><p>Shop</p>" + script + "</body></html>";
    }

    private static String built(String name) throws IOException {
        return Files.readString(BUILT.resolve(name));
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }
}
