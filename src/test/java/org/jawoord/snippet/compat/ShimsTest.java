package org.jawoord.snippet.compat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.jawoord.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Code that pages have for another consent tool works with our choice, when that tool's tag is replaced by ours. */
class ShimsTest {

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

    private static final String COOKIEBOT = """
            <script>
            var said = [];
            for (const name of ["OnLoad", "OnAccept", "OnDecline", "OnTagsExecuted", "OnConsentReady"]) {
              addEventListener("Cookiebot" + name, () => said.push(name));
              addEventListener("CookieConsent" + name, () => said.push("twin " + name));
            }
            function CookiebotCallback_OnAccept() { said.push("callback") }
            </script>""";

    @Test
    void cookiebotTellsItsEventsInItsOrder() {
        var page = visit("cookiebot", COOKIEBOT);
        page.waitForFunction("() => said.includes('OnLoad')");
        assertThat(page.evaluate(
                        "() => [Cookiebot.hasResponse, Cookiebot.consent.method, Cookiebot.consent.statistics]"))
                .isEqualTo(java.util.Arrays.asList(false, null, false));

        page.evaluate("() => jawoord.save({functional: false, analytics: true, marketing: false})");

        page.waitForFunction("() => said.includes('OnConsentReady')");
        assertThat(list(page, "said.filter(name => !name.startsWith('twin'))"))
                .containsExactly("OnLoad", "OnAccept", "callback", "OnTagsExecuted", "OnConsentReady");
        assertThat(list(page, "said")).contains("twin OnLoad", "twin OnAccept", "twin OnConsentReady");
        assertThat(
                        page.evaluate(
                                "() => { const {necessary, preferences, statistics, marketing, method} = CookieConsent.consent;"
                                        + " return {necessary, preferences, statistics, marketing, method, yes: Cookiebot.consented, no: Cookiebot.declined} }"))
                .isEqualTo(Map.of(
                        "necessary", true,
                        "preferences", false,
                        "statistics", true,
                        "marketing", false,
                        "method", "explicit",
                        "yes", true,
                        "no", false));
        page.waitForFunction("() => dataLayer.some(entry => entry.event === 'cookie_consent_statistics')");
        assertThat(list(page, "dataLayer.map(entry => entry.event).filter(Boolean)"))
                .containsExactly("cookie_consent_update", "cookie_consent_statistics");
    }

    @Test
    void aReturningVisitorsPageHearsCookiebotsEventsOnce() {
        var page = visit("cookiebot", COOKIEBOT);
        page.evaluate("() => jawoord.rejectAll()");
        page.waitForFunction("() => said.includes('OnConsentReady')");

        page.reload();

        page.waitForFunction("() => said.includes('OnConsentReady')");
        assertThat(list(page, "said.filter(name => !name.startsWith('twin'))"))
                .containsExactly("OnLoad", "OnDecline", "OnTagsExecuted", "OnConsentReady");
    }

    @Test
    void cookiebotsMethodsAct() {
        var page = visit("cookiebot", "<p class=\"cookieconsent-optout-marketing\">say yes</p>");
        page.waitForFunction("() => window.Cookiebot");
        page.evaluate("() => Cookiebot.submitCustomConsent(true, false, true)");

        assertThat(page.evaluate("() => jawoord.getConsent()"))
                .isEqualTo(Map.of(
                        "functional",
                        true,
                        "analytics",
                        false,
                        "marketing",
                        true,
                        "necessary",
                        true,
                        "ga4",
                        false,
                        "youtube",
                        true));
        page.waitForFunction("() => !document.querySelector('p').checkVisibility()");
        page.evaluate("() => Cookiebot.withdraw()");
        assertThat(page.evaluate("() => [Cookiebot.consented, Cookiebot.declined]"))
                .isEqualTo(List.of(false, true));
        page.waitForFunction("() => document.querySelector('p').checkVisibility()");
        page.evaluate("() => Cookiebot.renew()");
        page.waitForFunction("() => document.querySelector('#jawoord').shadowRoot.querySelector('dialog[open]')");
    }

    private static final String ONETRUST = """
            <script>
            var calls = [], updated = [], changed = [];
            function OptanonWrapper() { calls.push(OnetrustActiveGroups) }
            addEventListener("OneTrustGroupsUpdated", event => updated.push(event.detail.join()));
            addEventListener("consent.onetrust", event => changed.push(event.detail.join()));
            </script>""";

    @Test
    void oneTrustCallsThePagesWrapperOnLoadAndOnEachChange() {
        var page = visit("onetrust", ONETRUST);
        page.waitForFunction("() => calls.length === 1");
        page.evaluate("() => { OneTrust.OnConsentChanged(event => changed.push('listener ' + event.detail.length)); }");

        page.evaluate("() => OneTrust.UpdateConsent('Category', 'C0002:1,C0004:0,C0005:0')");

        page.waitForFunction("() => calls.length === 2");
        assertThat(list(page, "calls")).containsExactly(",C0001,", ",C0001,C0002,");
        assertThat(list(page, "updated")).containsExactly("C0001", "C0001,C0002");
        assertThat(list(page, "changed")).containsExactly("C0001,C0002", "listener 2");
        assertThat(
                        list(
                                page,
                                "dataLayer.filter(entry => entry.event).map(entry => entry.event + (entry.OnetrustActiveGroups || ''))"))
                .containsExactly(
                        "OneTrustLoaded,C0001,",
                        "OptanonLoaded",
                        "OneTrustGroupsUpdated,C0001,",
                        "OneTrustGroupsUpdated,C0001,C0002,");
        assertThat(page.evaluate("() => [OptanonActiveGroups, OneTrust.IsAlertBoxClosed()]"))
                .isEqualTo(List.of(",C0001,C0002,", true));
    }

    @Test
    void oneTrustInsertsAScriptWhenItsGroupIsGranted() {
        var page = visit("onetrust", ONETRUST);
        page.waitForFunction("() => calls.length === 1");
        page.evaluate(
                "origin => OneTrust.InsertScript(origin + '/a', 'head', () => window.done = true, null, 'C0004')",
                servers.vendorOrigin());
        assertThat(servers.hits()).isEmpty();

        page.evaluate("() => OneTrust.AllowAll()");

        page.waitForFunction("() => window.done && log.join() === 'a'");
        page.evaluate("() => OneTrust.RejectAll()");
        assertThat(page.evaluate("() => OnetrustActiveGroups")).isEqualTo(",C0001,");
    }

    @Test
    void groupsThatTheOwnerMapsAreListedToo() {
        var page = CHROMIUM.visitor();
        page.navigate(
                servers.open(servers.tag("data-compat=\"onetrust\" data-compat-map=\"BG7:analytics\""), ONETRUST));
        page.waitForFunction("() => calls.length === 1");
        page.evaluate("() => jawoord.acceptAll()");

        page.waitForFunction("() => OnetrustActiveGroups === ',C0001,C0002,C0003,C0004,C0005,BG7,'");
    }

    private static final String KLARO = """
            <script>
            var said = [], called = [];
            var klaroConfig = {services: [
              {name: "matomo-cloud", purposes: ["analytics"], callback: (consent, service) => called.push(service.name + " " + consent)},
              {name: "youtube", purposes: ["marketing"]}]};
            </script><p data-type="placeholder" data-name="youtube">say yes</p>""";

    @Test
    void klarosManagerSwitchesSavesAndTellsItsWatchers() {
        var page = visit("klaro", KLARO);
        page.waitForFunction("() => window.klaro && called.length === 1");
        page.evaluate("() => { klaro.getManager().watch({update: (manager, name, data) => said.push(name)}); }");
        page.evaluate("() => { klaro.getManager().updateConsent('youtube', true); }");
        assertThat(
                        page.evaluate(
                                "() => [klaro.getManager().getConsent('youtube'), jawoord.allows('youtube'), klaro.getManager().confirmed]"))
                .isEqualTo(List.of(true, false, false));

        page.evaluate("() => klaro.getManager().saveAndApplyConsents()");

        page.waitForFunction("() => said.includes('applyConsents')");
        assertThat(list(page, "said")).containsExactly("consents", "consents", "saveConsents", "applyConsents");
        assertThat(page.evaluate(
                        "() => [jawoord.allows('youtube'), jawoord.allows('analytics'), klaro.getManager().confirmed]"))
                .isEqualTo(List.of(true, false, true));
        page.waitForFunction("() => !document.querySelector('p').checkVisibility()");
    }

    @Test
    void klarosChangeAllGrantsEverythingOnceItIsSaved() {
        var page = visit("klaro", KLARO);
        page.waitForFunction("() => window.klaro && called.length === 1");

        page.evaluate(
                "() => { const manager = klaro.getManager(); manager.changeAll(true); manager.saveAndApplyConsents(); }");

        page.waitForFunction("() => called.length === 2");
        assertThat(list(page, "called")).containsExactly("matomo-cloud false", "matomo-cloud true");
        assertThat(page.evaluate("() => ['ga4', 'youtube', 'analytics', 'marketing'].every(jawoord.allows)"))
                .isEqualTo(true);
    }

    private static final String ORESTBIDA = """
            <script>
            var said = [];
            for (const name of ["onFirstConsent", "onConsent", "onChange", "onModalShow"]) {
              addEventListener("cc:" + name, event => said.push(name + " " + (event.detail.changedCategories || event.detail.modalName || event.detail.cookie.categories)));
            }
            addEventListener("load", () => {
              const ready = () => window.CookieConsent ? CookieConsent.run({
                categories: {necessary: {readOnly: true}, analytics: {}, marketing: {}}, onConsent: () => said.push("callback")
              }) : setTimeout(ready, 10);
              ready();
            });
            </script>""";

    @Test
    void orestbidaTellsTheFirstConsentAndThenChanges() {
        var page = visit("orestbida", ORESTBIDA);
        page.waitForFunction("() => window.CookieConsent && said.length");
        page.waitForFunction("() => CookieConsent.getUserPreferences().rejectedCategories.length === 3");
        page.evaluate("() => CookieConsent.acceptCategory(['analytics'])");
        page.waitForFunction("() => said.includes('callback')");
        assertThat(
                        page.evaluate(
                                "() => [CookieConsent.acceptedCategory('analytics'), CookieConsent.acceptedCategory('marketing'),"
                                        + " CookieConsent.acceptedService('ga4', 'analytics'), CookieConsent.validConsent(), CookieConsent.getUserPreferences().acceptType]"))
                .isEqualTo(List.of(true, false, true, true, "custom"));

        page.evaluate("() => CookieConsent.acceptCategory('all')");

        page.waitForFunction("() => said.some(text => text.startsWith('onChange'))");
        assertThat(list(page, "said"))
                .containsExactly(
                        "onModalShow consentModal",
                        "onFirstConsent necessary,analytics",
                        "onConsent necessary,analytics",
                        "callback",
                        "onChange marketing");
    }

    @Test
    void aConfigurationThatIsRunLateHearsOfTheChoiceThatIsThere() {
        var page = visit("orestbida", ORESTBIDA);
        page.waitForFunction("() => window.CookieConsent && said.length");
        page.evaluate("() => jawoord.rejectAll()");
        page.waitForFunction("() => said.includes('callback')");

        page.reload();

        page.waitForFunction("() => said.includes('callback')");
        assertThat(list(page, "said.filter(text => text === 'callback')")).hasSize(1);
    }

    @Test
    void orestbidasPreferencesAreOurs() {
        var page = visit("orestbida", "");
        page.waitForFunction("() => window.CookieConsent");

        page.evaluate("() => CookieConsent.showPreferences()");

        page.waitForFunction("() => document.querySelector('#jawoord').shadowRoot.querySelector('dialog[open]')");
    }

    @Test
    void onePageMayHaveCodeForSeveral() {
        var page = visit("cookiebot orestbida", COOKIEBOT + ORESTBIDA);
        page.waitForFunction("() => window.Cookiebot && window.CookieConsent && CookieConsent.acceptedCategory");
        page.evaluate("() => Cookiebot.submitCustomConsent(false, true, false)");

        page.waitForFunction("() => said.includes('OnAccept') && said.includes('onFirstConsent necessary,analytics')");
    }

    private static Page visit(String tools, String body) {
        var page = CHROMIUM.visitor();
        page.navigate(servers.open(servers.tag("data-compat=\"" + tools + "\""), body));
        page.waitForFunction("() => window.jawoord && jawoord.allows");
        return page;
    }

    @SuppressWarnings("unchecked")
    private static List<String> list(Page page, String expression) {
        return (List<String>) page.evaluate("() => " + expression);
    }
}
