package org.jawoord.snippet.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A visitor's choice in another tool counts here while it is valid, and is recorded as what it is; everything else is asked anew. */
class TakeOverTest {

    private static final String BANNER_IS_OPEN = "() => document.querySelector('#jawoord[data-state=open]')";

    private static CompatServers servers;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void start() {
        servers = new CompatServers();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void cookiebotsChoiceIsTakenOverAndRecordedAsSuch() {
        var yesterday = daysAgo(1);
        var page = visit("cookiebot", cookiebot("explicit", yesterday));

        await("the record").until(() -> servers.choices().size() == 1);
        assertThat(servers.choices().get(0))
                .contains("\"imported\":{\"from\":\"cookiebot\",\"at\":\"" + yesterday)
                .contains("\"action\":\"save\"")
                .contains("\"surface\":\"page\"")
                .contains("{\"functional\":false,\"analytics\":true,\"marketing\":true}");
        assertThat(page.evaluate(
                        "() => [jawoord.decision().status, jawoord.allows('ga4'), jawoord.allows('functional')]"))
                .isEqualTo(List.of("decided", true, false));
        assertThat(page.evaluate("() => !!document.querySelector('#jawoord')"))
                .as("asked")
                .isEqualTo(false);
    }

    @Test
    void oneTrustsChoiceIsTakenOver() {
        var page = visit("onetrust", oneTrust(1), closed(daysAgo(1)));

        await("the record").until(() -> servers.choices().size() == 1);
        assertThat(servers.choices().get(0)).contains("\"imported\":{\"from\":\"onetrust\"");
        assertThat(page.evaluate("() => jawoord.allows('analytics') && !jawoord.allows('marketing')"))
                .isEqualTo(true);
    }

    @Test
    void orestbidasChoiceIsTakenOver() {
        var page = visit("orestbida", orestbida(daysAgo(1), daysAgo(-90)));

        await("the record").until(() -> servers.choices().size() == 1);
        assertThat(servers.choices().get(0)).contains("\"imported\":{\"from\":\"orestbida\"");
        assertThat(page.evaluate("() => jawoord.allows('analytics') && !jawoord.allows('marketing')"))
                .isEqualTo(true);
    }

    @Test
    void parkedTagsGoOnWithTheChoiceThatWasTakenOver() {
        var page = CHROMIUM.visitor();
        var address = servers.open(
                servers.tag("data-compat=\"cookiebot\""),
                "<script type=\"text/plain\" data-cookieconsent=\"statistics\" src=\"{T}/a\"></script>"
                        + "<script type=\"text/plain\" data-cookieconsent=\"preferences\" src=\"{T}/b\"></script>");
        keep(page, address, cookiebot("explicit", daysAgo(1)));
        page.navigate(address);

        page.waitForFunction("() => window.log && log.join() === 'a'");
        assertThat(servers.hits()).containsExactly("a");
    }

    @Test
    void aChoiceOfThisSiteIsNeverReplaced() {
        var page = visit("cookiebot");
        page.waitForFunction(BANNER_IS_OPEN);
        page.evaluate("() => jawoord.rejectAll()");
        keep(page, page.url(), cookiebot("explicit", daysAgo(1)));

        page.reload();

        page.waitForFunction("() => window.Cookiebot");
        assertThat(page.evaluate("() => jawoord.allows('analytics')")).isEqualTo(false);
    }

    @Test
    void theirCookiesAreLeftAlone() {
        var page = visit("cookiebot", cookiebot("explicit", daysAgo(1)));
        await("the record").until(() -> servers.choices().size() == 1);

        assertThat(page.context().cookies()).extracting(cookie -> cookie.name).contains("CookieConsent");
    }

    @Test
    void globalPrivacyControlRefusesWhatWasGrantedElsewhere() {
        var page = CHROMIUM.visitor();
        page.addInitScript("Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {value: true})");
        var address = servers.open(servers.tag("data-compat=\"cookiebot\""), "");
        keep(page, address, cookiebot("explicit", daysAgo(1)));
        page.navigate(address);

        await("the record").until(() -> servers.choices().size() == 1);
        assertThat(servers.choices().get(0))
                .contains("\"gpc\":true")
                .contains("{\"functional\":false,\"analytics\":true,\"marketing\":false}");
    }

    /** A tool, and what it has left that doesn't count. */
    record Left(String what, String attributes, List<Cookie> cookies) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Left> whatDoesNotCount() {
        var soon = daysAgo(-90);
        var services = URLEncoder.encode("{\"youtube\":true,\"ga4\":true}", StandardCharsets.UTF_8);
        return List.of(
                new Left("implied", "data-compat=\"cookiebot\"", List.of(cookiebot("implied", daysAgo(1)))),
                new Left("too old", "data-compat=\"cookiebot\"", List.of(cookiebot("explicit", daysAgo(365)))),
                new Left("from the future", "data-compat=\"cookiebot\"", List.of(cookiebot("explicit", daysAgo(-3)))),
                new Left("tool not named", "data-compat", List.of(cookiebot("explicit", daysAgo(1)))),
                new Left("other tool named", "data-compat=\"onetrust\"", List.of(cookiebot("explicit", daysAgo(1)))),
                new Left(
                        "a question stays open",
                        "data-compat=\"cookiebot\" data-compat-map=\"statistics:marketing\"",
                        List.of(cookiebot("explicit", daysAgo(1)))),
                new Left("not answered", "data-compat=\"onetrust\"", List.of(oneTrust(0), closed(daysAgo(1)))),
                new Left("time not known", "data-compat=\"onetrust\"", List.of(oneTrust(1))),
                new Left("ended there", "data-compat=\"orestbida\"", List.of(orestbida(daysAgo(1), daysAgo(0)))),
                new Left("klaro says no time", "data-compat=\"klaro\"", List.of(new Cookie("klaro", services))),
                new Left(
                        "garbage of Cookiebot",
                        "data-compat=\"cookiebot\"",
                        List.of(new Cookie("CookieConsent", "{stamp:%27%E0%A4%A"))),
                new Left(
                        "garbage of OneTrust",
                        "data-compat=\"onetrust\"",
                        List.of(new Cookie("OptanonConsent", "groups=%E0%A4&interactionCount=1"), closed(daysAgo(1)))),
                new Left(
                        "garbage of orestbida",
                        "data-compat=\"orestbida\"",
                        List.of(new Cookie("cc_cookie", "%7B%22categories%22:7"))),
                new Left("garbage of Klaro", "data-compat=\"klaro\"", List.of(new Cookie("klaro", "%7B"))));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotCount")
    void whatDoesNotCountIsAskedAnew(Left left) {
        var page = CHROMIUM.visitor();
        var address = servers.open(servers.tag(left.attributes()), "");
        keep(page, address, left.cookies().toArray(Cookie[]::new));
        page.navigate(address);

        page.waitForFunction(BANNER_IS_OPEN);
        assertThat(page.evaluate("() => jawoord.decision().status")).isEqualTo("unanswered");
        assertThat(servers.choices()).isEmpty();
    }

    private static Instant daysAgo(int days) {
        return Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Cookie cookiebot(String method, Instant at) {
        return new Cookie(
                "CookieConsent",
                "{stamp:%27G+6rYDfrzwrZItFR==%27%2Cnecessary:true%2Cpreferences:false%2Cstatistics:true%2Cmarketing:true%2Cmethod:%27"
                        + method + "%27%2Cver:1%2Cutc:" + at.toEpochMilli() + "%2Cregion:%27nl%27}");
    }

    private static Cookie oneTrust(int interactions) {
        return new Cookie(
                "OptanonConsent",
                "isGpcEnabled=0&datestamp=x&version=202405.2.0&interactionCount=" + interactions
                        + "&groups=C0001%3A1%2CC0002%3A1%2CC0003%3A1%2CC0004%3A0&AwaitingReconsent=false");
    }

    private static Cookie closed(Instant at) {
        return new Cookie("OptanonAlertBoxClosed", at.toString());
    }

    private static Cookie orestbida(Instant at, Instant until) {
        return new Cookie(
                "cc_cookie",
                URLEncoder.encode("""
                        {"categories":["necessary","analytics"],"revision":0,"data":null,"consentTimestamp":"%1$s","consentId":"4e3a",
                        "services":{"necessary":[],"functional":[],"analytics":[],"marketing":[]},"lastConsentTimestamp":"%1$s",
                        "languageCode":"nl","expirationTime":%2$d}""".formatted(at, until.toEpochMilli()), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
    }

    private static Page visit(String tool, Cookie... cookies) {
        var page = CHROMIUM.visitor();
        var address = servers.open(servers.tag("data-compat=\"" + tool + "\""), "");
        keep(page, address, cookies);
        page.navigate(address);
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        return page;
    }

    private static void keep(Page page, String address, Cookie... cookies) {
        page.context()
                .addCookies(List.of(cookies).stream()
                        .map(cookie -> cookie.setUrl(address))
                        .toList());
    }
}
