package org.jawoord.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jawoord.shared.Problem.Finding;
import org.jawoord.shared.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site's definition says about the signal of Global Privacy Control. */
class GlobalPrivacyControlTest {

    private static final String CATEGORY = """
            { "key": "%s", "basis": "%s", "title": "T", "purpose": "P", "consentMode": [%s] }""";

    @ParameterizedTest
    @ValueSource(strings = {"ad_storage", "ad_user_data", "ad_personalization"})
    void byDefaultItRefusesWhatGrantsAdvertising(String type) {
        var site = Definitions.smallest().with("/categories/1", CATEGORY.formatted("ads", "consent", '"' + type + '"'));

        assertThat(SiteDrafts.read(site).gpc()).containsExactly("ads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"analytics_storage", "functionality_storage", "personalization_storage", "security_storage"})
    void byDefaultItLeavesTheRest(String type) {
        var site =
                Definitions.smallest().with("/categories/1", CATEGORY.formatted("more", "consent", '"' + type + '"'));

        assertThat(SiteDrafts.read(site).gpc()).isEmpty();
    }

    @Test
    void byDefaultItRefusesMarketingByItsName() {
        var site = Definitions.smallest().with("/categories/1", CATEGORY.formatted("marketing", "consent", ""));

        assertThat(SiteDrafts.read(site).gpc()).containsExactly("marketing");
    }

    @Test
    void byDefaultItNamesACategoryOnceInTheOrderOfTheCategories() {
        var site = Definitions.smallest()
                .with("/categories/1", CATEGORY.formatted("marketing", "consent", "\"ad_user_data\""))
                .with("/categories/2", CATEGORY.formatted("ads", "consent", "\"ad_storage\""));

        assertThat(SiteDrafts.read(site).gpc()).containsExactly("marketing", "ads");
    }

    @Test
    void byDefaultItLeavesMarketingThatNobodyIsAskedFor() {
        var site = Definitions.smallest()
                .with("/categories/1", CATEGORY.formatted("marketing", "legitimate_interests", "\"ad_storage\""));

        assertThat(SiteDrafts.read(site).gpc()).isEmpty();
    }

    @Test
    void anOwnListReplacesTheDefault() {
        var site = Definitions.smallest()
                .with("/categories/1", CATEGORY.formatted("marketing", "consent", ""))
                .with("/gpc", "[\"analytics\"]");

        assertThat(SiteDrafts.read(site).gpc()).containsExactly("analytics");
    }

    @Test
    void anEmptyListRefusesNothing() {
        var site = Definitions.smallest()
                .with("/categories/1", CATEGORY.formatted("marketing", "consent", ""))
                .with("/gpc", "[]");

        assertThat(SiteDrafts.read(site).gpc()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"analytics\",\"telepathy\"]|/gpc/1|There is no category telepathy.",
                "[\"hotjar\"]|/gpc/0|There is no category hotjar.",
                "[\"orders\"]|/gpc/0|Visitors are not asked for orders, so a signal can't refuse it.",
                "[\"necessary\"]|/gpc/0|Visitors are not asked for necessary, so a signal can't refuse it.",
                "[\"analytics\",\"analytics\"]|/gpc/1|The category analytics is in this list already."
            })
    void whatASignalCannotRefuseIsNamed(String list, String field, String detail) {
        assertThat(faults(Definitions.full().with("/gpc", list))).containsExactly(new Finding(field, detail));
    }

    @Test
    void theImpliedNecessaryCannotBeRefusedEither() {
        assertThat(faults(Definitions.smallest().with("/gpc", "[\"necessary\"]")))
                .extracting(Finding::field)
                .containsExactly("/gpc/0");
    }

    @ParameterizedTest
    @CsvSource({"true,/gpc", "\"marketing\",/gpc", "[5],/gpc/0", "[\"Marketing\"],/gpc/0", "null,/gpc"})
    void whatIsNoListOfKeysIsRefused(String value, String field) {
        assertThat(SiteSchema.faults(Definitions.full().with("/gpc", value).json()))
                .extracting(Finding::field)
                .containsExactly(field);
    }

    private static List<Finding> faults(Definitions definition) {
        var refused = catchThrowableOfType(ProblemException.class, () -> DefinitionReader.read(definition.bytes()));
        return refused == null ? List.of() : refused.problem().errors();
    }
}
