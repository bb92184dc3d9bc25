package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jawoord.shared.Problem.Finding;
import org.jawoord.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteRulesTest {

    private static final String CATEGORY = """
            { "key": "%s", "basis": "%s", "title": "T", "purpose": "P" }""";

    @Test
    void aDefinitionWithEveryFieldHoldsAllRules() {
        var definition = DefinitionReader.read(Definitions.full().bytes()).definition();

        assertThat(definition.services()).extracting(Service::key).containsExactly("hotjar", "cart");
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var definition = DefinitionReader.read(Definitions.smallest().bytes()).definition();

        assertThat(definition.lifetime()).isEqualTo(new SiteDefinition.Lifetime("P6M", "P6M", null));
        assertThat(definition.services()).isEmpty();
        assertThat(definition.categories().get(0).basis()).isEqualTo(LegalBasis.CONSENT);
        assertThat(definition.banner().layout()).isEqualTo(Banner.Layout.BOX);
        assertThat(definition.banner().position()).isEqualTo("bottom-left");
    }

    @Test
    void aServiceWithoutTitleIsCalledByItsKey() {
        var definition = Definitions.full().without("/services/0/title");

        assertThat(DefinitionReader.read(definition.bytes())
                        .definition()
                        .services()
                        .get(0)
                        .title())
                .isEqualTo(Text.of("hotjar"));
    }

    @ParameterizedTest
    @CsvSource({
        "/categories/2/key,analytics,/categories/2/key",
        "/services/1/key,hotjar,/services/1/key",
        "/services/1/key,analytics,/services/1/key",
        "/services/1/key,necessary,/services/1/key",
        "/services/0/category,marketing,/services/0/category",
        "/services/0/category,cart,/services/0/category",
        "/services/0/category,orders,/services/0/cookies",
        "/categories/2/basis,strictly_necessary,/categories/2/basis",
        "/categories/0/basis,consent,/categories/0/basis",
        "/services/0/provider/country,XX,/services/0/provider/country",
        "/services/0/transfers/0,XX,/services/0/transfers/0",
        "/services/0/transfers/0,MT,/services/0/transfers/0",
        "/services/0/provider/privacyUrl,https://a:b@c.example/,/services/0/provider/privacyUrl",
        "/services/0/preview/image,https://a..b:x/{id},/services/0/preview/image",
        "/services/0/preview/id,https://a:b:c/{id},/services/0/preview/id",
        "/services/0/matches/0,https://*.com/*,/services/0/matches/0",
        "/services/0/matches/0,https://*.co.uk/*,/services/0/matches/0",
        "/services/0/matches/0,https://a..b/*,/services/0/matches/0",
        "/origins/0,https://SHOP.example,/origins/0",
        "/origins/1,https://*.co.uk,/origins/1",
        "/privacyStatement/date,2026-02-30,/privacyStatement/date",
        "/privacyStatement/url,https://a%zz.example/,/privacyStatement/url",
        "/privacyStatement/url/en,https://x@a.example/,/privacyStatement/url/en",
        "/banner/position,center,/banner/position"
    })
    void aValueThatDoesNotFitIsNamed(String field, String value, String named) {
        var definition = Definitions.full().withText(field, value);

        assertThat(faults(definition)).extracting(Finding::field).containsExactly(named);
    }

    @Test
    void aServiceWithoutStorageMayRestOnAContract() {
        var definition = Definitions.full()
                .withText("/services/0/category", "orders")
                .without("/services/0/cookies")
                .without("/services/0/storage");

        assertThat(faults(definition)).isEmpty();
    }

    @Test
    void aServiceOfKindCookieStoresEvenWhenItListsNone() {
        var definition = Definitions.full()
                .withText("/services/0/category", "orders")
                .withText("/services/0/kind", "cookie")
                .without("/services/0/cookies")
                .without("/services/0/storage");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/services/0/kind");
    }

    @Test
    void theImpliedCategoryTakesItsKeyAndItsServices() {
        var definition = Definitions.smallest().with("/services", "[{\"key\":\"cart\",\"category\":\"necessary\"}]");

        assertThat(faults(definition)).isEmpty();
        assertThat(faults(definition.withText("/services/0/key", "necessary")))
                .extracting(Finding::field)
                .containsExactly("/services/0/key");
    }

    @Test
    void whatTheOwnerDrawsHasNoPosition() {
        var drawn = Definitions.smallest().with("/banner", "{\"layout\":\"none\"}");

        assertThat(DefinitionReader.read(drawn.bytes()).definition().banner().position())
                .isNull();
        assertThat(faults(drawn.withText("/banner/position", "bottom")))
                .extracting(Finding::field)
                .containsExactly("/banner/position");
    }

    @Test
    void oneConsentModeTypeBelongsToOneCategory() {
        var definition = Definitions.full()
                .with("/categories/2", CATEGORY.formatted("marketing", "consent"))
                .with("/categories/2/consentMode", "[\"ad_storage\",\"analytics_storage\"]");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/categories/2/consentMode/1");
    }

    @Test
    void whatNobodyCanRefuseGrantsNoAdvertising() {
        var definition = Definitions.full().with("/categories/0/consentMode", "[\"security_storage\",\"ad_storage\"]");

        assertThat(faults(definition)).extracting(Finding::field).containsExactly("/categories/0/consentMode/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "P6M", "P1Y1M", "P13M", "P396D", "P56W"})
    void anAnswerMayHoldUpToThirteenMonths(String period) {
        assertThat(faults(Definitions.full().withText("/lifetime/accepted", period)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P0M", "P13M1D", "P397D", "P57W", "P14M", "P2Y", "P99Y"})
    void anAnswerHoldsNeitherForNothingNorForEver(String period) {
        assertThat(faults(Definitions.full().withText("/lifetime/refused", period)))
                .extracting(Finding::field)
                .containsExactly("/lifetime/refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P31D", "P5Y", "P30Y"})
    void recordsMayBeKeptFromAMonthToThirtyYears(String period) {
        assertThat(faults(Definitions.full().withText("/lifetime/records", period)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P30D", "P30Y1D", "P31Y"})
    void recordsAreKeptNeitherForNextToNothingNorForEver(String period) {
        assertThat(faults(Definitions.full().withText("/lifetime/records", period)))
                .extracting(Finding::field)
                .containsExactly("/lifetime/records");
    }

    @Test
    void allKeysFitIntoOneChoiceOrAreRefused() {
        // "analytics" takes 18 bytes, and each service 9 and its key; 61 services of 48 characters take 3477 together.
        var keys = IntStream.range(0, 61)
                .mapToObj(i -> "{\"key\":\"%s%02d\",\"category\":\"analytics\"}".formatted("k".repeat(46), i))
                .collect(Collectors.toList());
        var fitting = Definitions.smallest().with("/services", keys.toString());
        assertThat(faults(fitting.withText("/services/0/key", "k".repeat(53)))).isEmpty();

        var tooMuch = fitting.withText("/services/0/key", "k".repeat(54));

        assertThat(faults(tooMuch)).extracting(Finding::field).containsExactly("/services");
    }

    private static List<Finding> faults(Definitions definition) {
        var refused = catchThrowableOfType(ProblemException.class, () -> DefinitionReader.read(definition.bytes()));
        return refused == null ? List.of() : refused.problem().errors();
    }
}
