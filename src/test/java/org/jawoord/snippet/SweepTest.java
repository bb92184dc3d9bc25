package org.jawoord.snippet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a refused service has left in the browser is taken out, and again when it comes back. */
class SweepTest {

    /** Milliseconds, as web-snippet/src/sweep/bundle.ts has them. */
    private static final int LAST_LOOK_AFTER_A_CHANGE = 2500;

    private static final int LOOKS = 5000;

    /** Milliseconds after which a choice is past the next paint, wherever that is (web-snippet/src/core/page.ts). */
    private static final int PAINT = 300;

    private static final String EVIL_IDS =
            "() => [localStorage, sessionStorage].map(storage => storage.evil_id || '').join(' ')";

    /** How often a page has loaded the module that deletes. */
    private static final String LOADED =
            "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/sweep-')).length";

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
    void cookiesOnPathsAndParentDomainsGoWithTheRefusal() {
        var page = open("/page/deep");
        page.evaluate("""
                () => {
                  document.cookie = '_evil=1; path=/';
                  document.cookie = '_evil_path=1; path=/page';
                  document.cookie = '_evil_deep=1; path=/page/deep';
                  document.cookie = '_evil_up=1; path=/; domain=shop.localhost';
                  document.cookie = '_evil_up_path=1; path=/page/; domain=shop.localhost';
                  document.cookie = 'own=1; path=/; domain=shop.localhost';
                }""");
        assertThat(names(page)).hasSize(6);

        page.evaluate("() => jawoord.rejectAll()");

        await().untilAsserted(() -> assertThat(names(page)).containsExactlyInAnyOrder("own", "jawoord"));
    }

    @Test
    void aCookieThatAnAllowedServiceUsesTooStays() {
        var page = open("/page/");
        page.evaluate("() => { document.cookie = '_shared=1; path=/'; document.cookie = '_evil=1; path=/' }");

        page.evaluate("() => jawoord.save({ analytics: true, marketing: false })");

        await().untilAsserted(() -> assertThat(names(page)).containsExactlyInAnyOrder("_shared", "jawoord"));
    }

    @Test
    void aCookieThatComesBackIsGoneAgainAndAgain() {
        var page = open("/page/");
        page.evaluate("() => jawoord.rejectAll()");
        // The timers after a change are over, only the browser's own notice is left.
        page.waitForFunction("since => performance.now() > since + 3000", page.evaluate("() => performance.now()"));

        for (int time = 0; time < 3; time++) {
            page.evaluate("() => { document.cookie = '_evil=1; path=/' }");
            await().untilAsserted(() -> assertThat(names(page)).doesNotContain("_evil"));
        }
    }

    @Test
    void aScriptThatFightsCostsFiveLooksASecondAtMost() {
        var page = open("/page/");
        page.evaluate("""
                () => {
                  jawoord.rejectAll();
                  window.looks = 0;
                  const databases = indexedDB.databases.bind(indexedDB);
                  indexedDB.databases = () => (looks++, databases());
                  window.fights = 0;
                  window.fight = setInterval(() => { document.cookie = '_evil=' + fights++ + '; path=/' }, 5);
                }""");

        page.waitForFunction("() => fights > 300");

        var seconds = ((Number) page.evaluate("() => performance.now() / 1000")).doubleValue();
        assertThat(((Number) page.evaluate("() => looks")).doubleValue()).isBetween(3.0, 5 * seconds + 3);
        page.evaluate("() => clearInterval(fight)");
        await().untilAsserted(() -> assertThat(names(page)).doesNotContain("_evil"));
    }

    @Test
    void storageAndDatabasesGoWithTheRefusal() {
        var page = open("/page/");
        page.evaluate("""
                () => {
                  for (const storage of [localStorage, sessionStorage]) { storage.evil_id = '1'; storage.basket = '2' }
                  const open = name => new Promise(done => {
                    const request = indexedDB.open(name);
                    request.onsuccess = () => { request.result.close(); done() };
                  });
                  return Promise.all([open('evil-queue'), open('basket')]);
                }""");

        page.evaluate("() => jawoord.rejectAll()");

        await().untilAsserted(() -> assertThat(page.evaluate(
                        "async () => [localStorage.evil_id, sessionStorage.evil_id, localStorage.basket, sessionStorage.basket,"
                                + " (await indexedDB.databases()).map(({name}) => name).join()].join(' ')"))
                .isEqualTo("  2 2 basket"));
    }

    @Test
    void whatAScriptPutsBackIntoStorageIsGoneWithTheNextLookAfterFiveSeconds() {
        var page = CHROMIUM.visitor();
        page.clock().install();
        open(page, "/page/");
        page.clock().pauseAt(System.currentTimeMillis() + 60_000);
        page.evaluate("() => { localStorage.evil_id = '1' }");
        page.evaluate("() => jawoord.rejectAll()");
        page.clock().runFor(PAINT);
        await("the first look, when the module is there")
                .until(() -> !page.evaluate("() => localStorage.evil_id || ''").equals("1"));
        page.clock().runFor(LAST_LOOK_AFTER_A_CHANGE);

        var rest = LOOKS - LAST_LOOK_AFTER_A_CHANGE;
        for (int time = 0; time < 2; time++) {
            page.evaluate("() => { localStorage.evil_id = sessionStorage.evil_id = '2' }");
            page.clock().runFor(rest - 1);
            assertThat(page.evaluate(EVIL_IDS)).as("a moment before").isEqualTo("2 2");
            page.clock().runFor(1);
            assertThat(page.evaluate(EVIL_IDS)).as("five seconds after").isEqualTo(" ");
            rest = LOOKS;
        }
    }

    @Test
    void aPageOnWhichNothingIsLeftLoadsNothing() {
        var page = pageAfterARefusal();

        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(page.evaluate(LOADED)).isEqualTo(0);
    }

    @Test
    void aPageLoadsWhatDeletesWhenARefusedServiceSetsACookieLater() {
        var page = pageAfterARefusal();
        page.waitForLoadState(LoadState.NETWORKIDLE);

        page.evaluate("() => { document.cookie = '_shared=1; path=/' }");

        await().until(() -> page.evaluate(LOADED).equals(1));
    }

    /** The next page of a visitor who has refused a service that keeps cookies only. */
    private static Page pageAfterARefusal() {
        var page = open("/page/");
        page.evaluate("() => jawoord.save({ analytics: false, marketing: true })");
        await().until(() -> page.evaluate(LOADED).equals(1));
        page.reload();
        page.waitForFunction("() => window.jawoord && jawoord.decision && jawoord.decision().status === 'decided'");
        return page;
    }

    private static List<String> names(Page page) {
        return page.context().cookies().stream()
                .map((Cookie cookie) -> cookie.name)
                .toList();
    }

    private static Page open(String path) {
        return open(CHROMIUM.visitor(), path);
    }

    private static Page open(Page page, String path) {
        servers.open("<!doctype html><html lang='nl'><head><title>x</title><script src='" + servers.script()
                + "'></script></head><body></body></html>");
        page.navigate(servers.shopOrigin().replace("localhost", "a.shop.localhost") + path);
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        return page;
    }
}
