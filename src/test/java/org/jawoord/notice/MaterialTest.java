package org.jawoord.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.jawoord.site.Definitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which differences between two notices ask a visitor again, field by field. */
class MaterialTest {

    private static final String MARKETING = """
            { "key": "marketing", "title": "Reclame", "purpose": "Reclame" }""";

    private static final String PIXEL = """
            { "key": "pixel", "category": "analytics", "title": "Pixel" }""";

    /** Browsers keep them: another value here asks every visitor of every site again. */
    @Test
    void theRevOfAContentIsTheSameForEver() {
        assertThat(revs(Definitions.full())).isEqualTo(Map.of("analytics", "wQmw", "hotjar", "loJr"));
    }

    @Test
    void onlyWhatIsAskedHasOne() {
        assertThat(revs(Definitions.full())).containsOnlyKeys("analytics", "hotjar");
        assertThat(revs(Definitions.full()
                        .withText("/categories/1/basis", "legitimate_interests")
                        .without("/gpc")
                        .without("/services/0/cookies")
                        .without("/services/0/storage")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/controller/name | 'Other B.V.' | analytics",
                "/categories/1/purpose/nl | 'Wij volgen.' | analytics",
                "/categories/1/data/0 | 'E-mail' | analytics",
                "/categories/1/data/1/nl | 'Muis' | analytics",
                "/categories/1/data/2 | 'Muis' | analytics",
                "/categories/1/retention | 'P91D' | analytics",
                "/categories/1/consentMode/0 | 'ad_storage' | analytics",
                "/categories/1/consentMode/1 | 'ad_storage' | analytics",
                "/services/0/kind | 'pixel' | hotjar",
                "/services/0/purpose/nl | 'Opnames van toetsen' | hotjar",
                "/services/0/provider/name | 'Other Ltd.' | hotjar",
                "/services/0/provider/role | 'controller' | hotjar",
                "/services/0/provider/country | 'IE' | hotjar",
                "/services/0/transfers/0 | 'GB' | hotjar",
                "/services/0/transfers/1 | 'GB' | hotjar",
                "/services/0/cookies/0/name | '_hjSession' | hotjar",
                "/services/0/cookies/0/lifetime | 'PT31M' | hotjar",
                "/services/0/storage/0 | '_h*' | hotjar",
                "/services/0/storage/1 | '_h*' | hotjar"
            })
    void whatIsMaterialAsksAgain(String field, String value, String key) {
        var changed = Definitions.full().withText(field, value);

        assertThat(asksAnew(Definitions.full(), changed)).containsExactly(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/categories/1/data",
                "/categories/1/retention",
                "/categories/1/consentMode",
                "/services/0/purpose",
                "/services/0/provider",
                "/services/0/provider/role",
                "/services/0/provider/country",
                "/services/0/transfers",
                "/services/0/cookies",
                "/services/0/storage"
            })
    void whatIsNoLongerSaidAsksAgainAndSoDoesSayingItAgain(String field) {
        var without = Definitions.full().without(field);

        assertThat(asksAnew(Definitions.full(), without)).hasSize(1);
        assertThat(asksAnew(without, Definitions.full())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/name | 'Other'",
                "/controller/address | 'Elsewhere'",
                "/controller/email | 'other@shop.example'",
                "/controller/dpo | 'other@shop.example'",
                "/controller/name | 'DEMO BV'",
                "/privacyStatement/url/nl | '/other'",
                "/privacyStatement/version | '4'",
                "/privacyStatement/date | '2026-01-02'",
                "/privacyStatement/text/nl | 'Anders'",
                "/lifetime/accepted | 'P5M'",
                "/lifetime/refused | 'P5M'",
                "/categories/0/title/nl | 'Moet'",
                "/categories/0/purpose | 'Anders'",
                "/categories/1/title/nl | 'Tellen'",
                "/categories/1/purpose/nl | 'wij  TELLEN!'",
                "/categories/1/purpose/en | 'We follow.'",
                "/categories/1/data/1/en | 'Mouse'",
                "/categories/2/purpose | 'Anders'",
                "/services/0/title | 'HJ'",
                "/services/0/purpose/nl | 'Opnames, van bezoeken.'",
                "/services/0/provider/name | 'Hotjar Ltd'",
                "/services/0/provider/privacyUrl | 'https://www.hotjar.com/other'",
                "/services/0/provider/address | 'Elsewhere'",
                "/services/0/matches/0 | 'https://other.hotjar.com/*'",
                "/services/0/cookies/0/purpose | 'Anders'",
                "/services/1/cookies/0/lifetime | 'P1Y'",
                "/banner/position | 'bottom'",
                "/banner/theme/accent | '#000000'",
                "/banner/texts/en/title | 'Other'"
            })
    void whatIsNotMaterialAsksNobody(String field, String value) {
        var changed = Definitions.full().withText(field, value);

        assertThat(NoticeDrafts.of(changed).id())
                .isNotEqualTo(NoticeDrafts.of(Definitions.full()).id());
        assertThat(asksAnew(Definitions.full(), changed)).isEmpty();
        assertThat(asksAnew(changed, Definitions.full())).isEmpty();
    }

    @Test
    void anotherOrderAsksNobody() {
        var before = Definitions.full()
                .with("/services/0/transfers", "[\"US\",\"GB\"]")
                .with("/services/0/storage", "[\"a\",\"b\"]")
                .with("/categories/1/consentMode", "[\"analytics_storage\",\"ad_storage\"]");
        var after = Definitions.full()
                .with("/services/0/transfers", "[\"GB\",\"US\"]")
                .with("/services/0/storage", "[\"b\",\"a\"]")
                .with("/categories/1/consentMode", "[\"ad_storage\",\"analytics_storage\"]")
                .with("/categories/1/data", "[{\"nl\":\"Pagina's\",\"en\":\"Pages\"},\"IP\"]");

        assertThat(asksAnew(before, after)).isEmpty();
    }

    @Test
    void aNewServiceAsksAgainAndIsNamed() {
        var changed = Definitions.full().with("/services/2", PIXEL);

        assertThat(changes(Definitions.full(), changed)).containsExactly("Pixel");
    }

    @Test
    void aServiceThatIsGoneAsksNobody() {
        var changed = Definitions.full().with("/services/2", PIXEL);

        assertThat(changes(changed, Definitions.full())).isEmpty();
    }

    @Test
    void aNewCategoryIsNamedInTheDefaultLanguage() {
        var changed = Definitions.full().with("/categories/3", MARKETING);

        assertThat(changes(Definitions.full(), changed)).containsExactly("Reclame");
    }

    @Test
    void aServiceThatMovesToAnotherCategoryAsksAgain() {
        var before = Definitions.full().with("/categories/3", MARKETING);
        var after = Definitions.full().with("/categories/3", MARKETING).withText("/services/0/category", "marketing");

        assertThat(asksAnew(before, after)).containsExactly("hotjar");
    }

    @Test
    void whatRestedOnSomethingElseThanConsentIsNew() {
        var after = Definitions.full().withText("/categories/2/basis", "consent");

        assertThat(changes(Definitions.full(), after)).containsExactly("Orders");
        assertThat(changes(after, Definitions.full())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Wij tellen, per dag!' | 'wij  tellen per dag'",
                "'STRASSE' | 'Straße'",
                "'e\u0301' | 'é'",
                "'Ａ１' | 'a1'",
                "'co\u00adoperate' | 'co-operate'",
                "'« mesurer »' | 'mesurer'",
                "'İ' | 'i\u0307'"
            })
    void lettersAndDigitsCountAndNothingElse(String one, String other) {
        assertThat(Material.words(one)).isEqualTo(Material.words(other)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1.5 jaar' | '15 jaar'",
                "'10 000' | '1 0000'",
                "'telt' | 'tel'",
                "'é' | 'e'",
                "'กิน' | 'กัน'",
                "'measure' | 'мeasure'"
            })
    void whatReadsDifferentlyIsDifferent(String one, String other) {
        assertThat(Material.words(one)).isNotEqualTo(Material.words(other));
    }

    private static Map<String, String> revs(Definitions definition) {
        return NoticeDrafts.of(definition).revs();
    }

    private static Stream<String> asksAnew(Definitions answered, Definitions current) {
        var seen = revs(answered);
        return revs(current).entrySet().stream()
                .filter(asked -> !asked.getValue().equals(seen.get(asked.getKey())))
                .map(Map.Entry::getKey);
    }

    private static Iterable<String> changes(Definitions answered, Definitions current) {
        return NoticeDrafts.of(current).changes(revs(answered));
    }
}
