package org.jawoord.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The demo's own rules, without a server. */
class DemoTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void bothLanguagesHaveTheSameWords() {
        var texts = new Texts(JSON);

        for (var part : List.of("shop", "panel", "live")) {
            assertThat(texts.of(Language.EN, part).keySet())
                    .isEqualTo(texts.of(Language.NL, part).keySet());
        }
    }

    @Test
    void everyProductIsDescribedInBothLanguages() {
        var texts = new Texts(JSON);

        for (var language : Language.values()) {
            assertThat(Product.ALL).allSatisfy(product -> assertThat(product.about(texts.of(language, "shop")))
                    .isNotBlank());
        }
    }

    @Test
    void everyVendorOfTheTableIsAServiceOfTheSite() {
        var services = new SiteFile(JSON)
                .services(Language.NL).stream().map(ShopService::key).collect(Collectors.toSet());

        assertThat(services)
                .containsAll(StandIns.all().stream().map(StandIn::service).toList());
        assertThat(services).contains(BeaconResource.SERVICE);
    }

    @Test
    void everyStandInIsAmongTheAddressesOfItsService() throws Exception {
        var origin = "http://127.0.0.1:8080";
        var site = JSON.readTree(new SiteFile(JSON).forOrigins(List.of(origin)));

        for (var standIn : StandIns.all()) {
            var address = origin + StandInResource.PATH + "/" + standIn.host() + "/" + standIn.path()
                    + (standIn.id().isEmpty() ? "" : "?id=" + standIn.id());
            var patterns = new ArrayList<String>();
            site.path("services").forEach(service -> {
                if (service.path("key").asText().equals(standIn.service())) {
                    service.path("matches").forEach(match -> patterns.add(match.asText()));
                }
            });
            assertThat(patterns)
                    .as(standIn.toString())
                    .anyMatch(pattern -> fits(pattern, address) || fits(address, pattern.replace("*", "")));
        }
    }

    private static boolean fits(String pattern, String address) {
        return address.startsWith(pattern.replaceAll("\\*$", "")) || pattern.startsWith(address);
    }

    @Test
    void anOriginIsWrittenAsBrowsersDo() {
        assertThat(Origins.of(URI.create("http://localhost/demo")).standIns()).isEqualTo("http://127.0.0.1");
        assertThat(Origins.of(URI.create("https://127.0.0.1:443/")).page()).isEqualTo("https://127.0.0.1");
        assertThat(Origins.of(URI.create("http://shop.lan:81/")).separate()).isFalse();
    }

    @Test
    void aTallyKeepsTheLatestAndCountsAll() {
        var tally = new Tally();
        for (int i = 0; i <= Tally.RECENT; i++) {
            tally.add(new Hit(Instant.EPOCH, "ga4", "h", "p" + i, Kind.PIXEL, "", "", List.of()));
        }

        assertThat(tally.counts().total()).isEqualTo(Tally.RECENT + 1L);
        assertThat(tally.counts().recent()).hasSize(Tally.RECENT);
        assertThat(tally.counts().recent().get(0).path()).isEqualTo("p" + Tally.RECENT);
    }

    @Test
    void aHitForgetsTheQueryAndLongText() {
        var hit = new Hit(Instant.EPOCH, "ga4", "h", "x".repeat(500), Kind.PIXEL, null, "http://s/p?q=1#f", List.of());

        assertThat(hit.page()).isEqualTo("http://s/p");
        assertThat(hit.event()).isEmpty();
        assertThat(hit.path()).hasSize(120);
    }

    @Test
    void aBasketHoldsFiftyPiecesAndOnlyWhatIsSold() {
        var mug = Product.of("mok-veen").orElseThrow();
        var basket = Basket.of("mok-veen.nonsense." + "mok-veen.".repeat(80));
        assertThat(basket.size()).isEqualTo(49);

        assertThat(basket.with(mug).with(mug).size()).isEqualTo(50);
        assertThat(basket.without(mug).size()).isEqualTo(48);
        assertThat(Basket.of(null).isEmpty()).isTrue();
    }

    @Test
    void onlyTokensOfOurFormNameAPageView() {
        assertThat(PageView.named(PageView.fresh().token())).isPresent();
        assertThat(PageView.named("short")).isEmpty();
        assertThat(PageView.named("x".repeat(23))).isEmpty();
        assertThat(PageView.named(null)).isEmpty();
    }

    @Test
    void aLanguageThatTheShopDoesNotSpeakIsPassedOver() {
        assertThat(Language.of(Optional.of("fr"), List.of(Locale.FRENCH, Locale.UK)))
                .isEqualTo(Language.EN);
        assertThat(Language.of(Optional.empty(), List.of())).isEqualTo(Language.NL);
    }
}
