package org.jawoord.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;
import org.jawoord.site.Category;
import org.jawoord.site.Definitions;
import org.jawoord.site.LegalBasis;
import org.jawoord.site.Service;
import org.jawoord.site.SiteDrafts;
import org.jawoord.site.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

    private static final Instant PUBLISHED = Instant.parse("2026-11-23T13:37:00Z");
    private static final String SNIPPET = Sha256.hex("banner");

    @Test
    void theIdIsTheHashOfTheCanonicalJson() {
        var notice = notice(Definitions.full());

        assertThat(CanonicalJson.of(notice.canonicalJson())).isEqualTo(notice.canonicalJson());
        assertThat(notice.id().is(Sha256.of(notice.canonicalJson().getBytes(UTF_8))))
                .isTrue();
    }

    @Test
    void theSameDefinitionGivesTheSameNotice() {
        assertThat(notice(Definitions.full()).id())
                .isEqualTo(notice(Definitions.full()).id());
    }

    @ParameterizedTest
    @CsvSource({
        "/name,Other",
        "/controller/email,other@shop.example",
        "/privacyStatement/version,4",
        "/privacyStatement/text/en,Other",
        "/lifetime/accepted,P5M",
        "/categories/1/purpose,Other",
        "/categories/1/retention,P91D",
        "/services/0/provider/country,IE",
        "/services/0/cookies/0/lifetime,PT31M",
        "/services/0/preview/image,https://img.hotjar.com/other/{id}.jpg",
        "/banner/theme/accent,#000000",
        "/banner/texts/en/title,Other"
    })
    void whatVisitorsAreToldChangesTheId(String field, String value) {
        var changed = Definitions.full().withText(field, value);

        assertThat(notice(changed).id()).isNotEqualTo(notice(Definitions.full()).id());
    }

    @ParameterizedTest
    @CsvSource({"/origins/0,https://other.example", "/services/1/rationale,Other"})
    void whatVisitorsAreNotToldDoesNot(String field, String value) {
        var changed = Definitions.full().withText(field, value);

        assertThat(notice(changed).id()).isEqualTo(notice(Definitions.full()).id());
    }

    @Test
    void anotherSpellingOfTheSameIsTheSameNotice() {
        var spelledOut = Definitions.smallest()
                .with("/categories/0/title", "{\"nl\":\"Meten\"}")
                .withText("/categories/0/basis", "consent")
                .with("/lifetime", "{\"refused\":\"P6M\"}")
                .with("/services", "[]")
                .with("/banner", "{\"layout\":\"box\",\"theme\":{}}");

        assertThat(notice(spelledOut).id())
                .isEqualTo(notice(Definitions.smallest()).id());
    }

    @Test
    void whatASignalRefusesIsPartOfIt() {
        var nothing = Definitions.full().with("/gpc", "[]");

        assertThat(notice(nothing).id()).isNotEqualTo(notice(Definitions.full()).id());
        assertThat(notice(Definitions.full()).isRefusedByGpc("analytics")).isTrue();
        assertThat(notice(Definitions.full()).isRefusedByGpc("orders")).isFalse();
        assertThat(notice(nothing).isRefusedByGpc("analytics")).isFalse();
    }

    @Test
    void theOrderInWhichTheSignalsCategoriesAreListedIsNoDifference() {
        var both = Definitions.full().withText("/categories/2/basis", "consent");

        assertThat(notice(both.with("/gpc", "[\"orders\",\"analytics\"]")).id())
                .isEqualTo(
                        notice(both.with("/gpc", "[\"analytics\",\"orders\"]")).id());
    }

    @Test
    void whatASignalRefusesByDefaultIsInTheNoticeToo() {
        var ads = Definitions.smallest().with("/categories/0/consentMode", "[\"ad_storage\"]");

        assertThat(notice(ads).content().gpc()).containsExactly("analytics");
    }

    /** Written by the version before there was a list for the signal: with a category that it refuses by default now. */
    @Test
    void aNoticeFromBeforeTheSignalKeepsItsIdAndItsMeaning() {
        var stored = """
                {"banner":{"layout":"box","position":"bottom-left","texts":{"nl":{"title":"Mag het?"}},"theme":{}},\
                "categories":[{"basis":"consent","key":"marketing","purpose":{"nl":"Wij adverteren."},\
                "title":{"nl":"Marketing"}}],"controller":{"name":"Shop B.V."},"defaultLanguage":"nl",\
                "languages":["nl"],"lifetime":{"accepted":"P6M","refused":"P6M"},"name":"Shop","services":[],\
                "site":"demo","snippet":"00"}""";

        var notice = Notice.stored(stored);

        assertThat(notice.id().hex()).isEqualTo("329216e019db4a366fc1fb35928f03afcbb46dbe8e2141b284d49f9e11c5679e");
        assertThat(notice.content().canonicalJson()).isEqualTo(stored);
        assertThat(notice.isRefusedByGpc("marketing")).isFalse();
        assertThat(Configuration.of(new Publication(notice, 1, PUBLISHED, null), "nl")
                        .json())
                .doesNotContain("gpc");
    }

    @Test
    void theSiteAndTheCodeThatShowsItArePartOfIt() {
        var draft = SiteDrafts.read(Definitions.full());
        var notice = notice(Definitions.full());

        assertThat(Notice.of(NoticeContent.of("other", draft, SNIPPET)).id()).isNotEqualTo(notice.id());
        assertThat(Notice.of(NoticeContent.of("demo", draft, Sha256.hex("other")))
                        .id())
                .isNotEqualTo(notice.id());
    }

    @Test
    void whereNoPreviewIsGivenTheNoticeSaysNothingOfIt() {
        var without = Definitions.full().without("/services/0/preview");

        assertThat(notice(Definitions.full()).canonicalJson()).contains("preview");
        assertThat(notice(without).canonicalJson()).doesNotContain("preview");
    }

    @Test
    void pagesAreNotToldWherePicturesComeFrom() {
        var config = Configuration.of(notice(Definitions.full()), "nl");

        assertThat(config.json())
                .contains("\"preview\":{\"id\":\"https://www.hotjar.com/embed/{id}\"}")
                .doesNotContain("img.hotjar.com");
    }

    @Test
    void necessaryIsImpliedInEachLanguage() {
        var notice = notice(Definitions.smallest().with("/languages", "[\"nl\",\"en\"]"));

        assertThat(notice.categories().keySet()).containsExactly("necessary", "analytics");
        var necessary = notice.categories().get("necessary");
        assertThat(necessary.basis()).isEqualTo(LegalBasis.STRICTLY_NECESSARY);
        assertThat(necessary.isAsked()).isFalse();
        assertThat(necessary.title().byLanguage())
                .containsEntry("nl", "Noodzakelijk")
                .containsEntry("en", "Necessary");
        assertThat(necessary.consentMode()).containsExactly("security_storage");
    }

    /** Measured at 91 KiB, of which a visitor gets 3.3 (English) to 5.1 KiB (Greek). */
    @Test
    void allLanguagesFitInANoticeAndOneOfThemTravels() {
        var notice = notice(Definitions.inEveryLanguage());

        assertThat(notice.content().languages()).hasSize(30);
        assertThat(notice.canonicalJson().getBytes(UTF_8)).hasSizeLessThan(128 * 1024);
        var publication = new Publication(notice, 1, PUBLISHED, null);
        assertThat(notice.content().languages()).allSatisfy(language -> assertThat(
                        Configuration.of(publication, language).json().getBytes(UTF_8))
                .hasSizeLessThan(8 * 1024));
    }

    /** What is in old notices must read back as it was, and the id of the same content stay. */
    @Test
    void whatIsMaterialAndMayBeAbsentIsNoPartOfTheContent() {
        var canonical =
                notice(Definitions.full().without("/services/0/transfers")).canonicalJson();

        assertThat(canonical).doesNotContain("\"transfers\":[").doesNotContain("\"rev\"");
    }

    @Test
    void everyTextIsThereInEveryLanguage() {
        var notice = notice(Definitions.full());

        assertThat(notice.categories().get("analytics").purpose())
                .isEqualTo(Text.of(Map.of("nl", "Wij tellen.", "en", "Wij tellen.")));
        assertThat(notice.services().get("hotjar").title().languages()).containsExactlyInAnyOrder("nl", "en");
        assertThat(notice.content().banner().texts().get("en"))
                .containsEntry("title", "May we?")
                .containsEntry("rejectAll", "Reject all");
    }

    @Test
    void whatIsStoredReadsBackAsItWas() {
        var notice = notice(Definitions.full());

        var stored = Notice.stored(notice.canonicalJson());

        assertThat(stored.id()).isEqualTo(notice.id());
        assertThat(stored.content()).isEqualTo(notice.content());
    }

    @Test
    void categoriesAndServicesKeepTheirOrder() {
        var notice = notice(Definitions.full());

        assertThat(notice.categories().values())
                .extracting(Category::key)
                .containsExactly("necessary", "analytics", "orders");
        assertThat(notice.services().values())
                .extracting(Service::key, Service::category)
                .containsExactly(tuple("hotjar", "analytics"), tuple("cart", "necessary"));
    }

    @Test
    void onlyWhatRestsOnConsentIsAsked() {
        assertThat(notice(Definitions.full()).categories().values())
                .filteredOn(Category::isAsked)
                .extracting(Category::key)
                .containsExactly("analytics");
    }

    @ParameterizedTest
    @CsvSource({"nl,nl", "en,en", "EN,en", "en-GB,en", "nl-BE-x,nl", "de,nl", "-,nl", "'',nl", ",nl"})
    void anotherLanguageFallsBackToTheDefault(String asked, String used) {
        assertThat(notice(Definitions.full()).languageFor(asked)).isEqualTo(used);
    }

    @Test
    void theConfigurationHasTheWordsOfOneLanguage() throws Exception {
        var publication = new Publication(notice(Definitions.full()), 3, PUBLISHED, null);

        var config =
                new ObjectMapper().readTree(Configuration.of(publication, "en").json());

        assertThat(config.get("site").asText()).isEqualTo("demo");
        assertThat(config.get("notice").asText())
                .isEqualTo(publication.notice().id().hex());
        assertThat(config.get("version").asInt()).isEqualTo(3);
        assertThat(config.get("publishedAt").asText()).isEqualTo("2026-11-23T13:37:00.000Z");
        assertThat(config.get("language").asText()).isEqualTo("en");
        assertThat(config.at("/privacyStatement").toString())
                .isEqualTo("{\"url\":\"/en/privacy\",\"version\":\"3\",\"date\":\"2026-01-01\"}");
        assertThat(config.at("/categories/1").toString())
                .isEqualTo("{\"key\":\"analytics\",\"basis\":\"consent\",\"title\":\"Measuring\","
                        + "\"purpose\":\"Wij tellen.\",\"data\":[\"IP\",\"Pages\"],\"retention\":\"P90D\","
                        + "\"consentMode\":[\"analytics_storage\"],\"rev\":\"wQmw\"}");
        assertThat(config.at("/services/0/transfers").toString()).isEqualTo("[\"US\"]");
        assertThat(config.at("/services/0/rev").asText()).isEqualTo("loJr");
        assertThat(config.at("/services/0/reloadOnWithdraw").asBoolean()).isTrue();
        assertThat(config.at("/services/1").toString())
                .isEqualTo("{\"key\":\"cart\",\"category\":\"necessary\",\"kind\":\"cookie\",\"title\":\"cart\","
                        + "\"cookies\":[{\"name\":\"cart\",\"lifetime\":\"session\"}]}");
        assertThat(config.at("/banner/theme").toString())
                .isEqualTo("{\"accent\":\"#17594a\",\"onAccent\":\"#ffffff\",\"radius\":8}");
        assertThat(config.at("/banner/texts/title").asText()).isEqualTo("May we?");
    }

    @Test
    void whatTravelsToEachVisitorSaysWhatIsMaterialInShort() throws Exception {
        var notice = notice(Definitions.full());

        var travels = new ObjectMapper().readTree(Configuration.of(notice, "en").firstLayerJson());

        assertThat(travels.at("/categories/1/rev").asText())
                .isEqualTo(notice.revs().get("analytics"));
        assertThat(travels.at("/services/0/rev").asText())
                .isEqualTo(notice.revs().get("hotjar"));
        assertThat(travels.at("/categories/0").has("rev")).isFalse();
        assertThat(travels.at("/services/1").has("rev")).isFalse();
        assertThat(travels.at("/services/0").has("transfers")).isFalse();
    }

    @Test
    void aSiteWithoutServicesSaysSo() throws Exception {
        var travels = new ObjectMapper()
                .readTree(Configuration.of(notice(Definitions.smallest()), "nl").firstLayerJson());

        assertThat(travels.get("services").isArray()).isTrue();
    }

    @Test
    void theConfigurationHasTheFieldsOfTheContractAndNoOthers() throws Exception {
        var publication = new Publication(notice(Definitions.smallest()), 1, PUBLISHED, null);

        JsonNode config =
                new ObjectMapper().readTree(Configuration.of(publication, "nl").json());

        assertThat(config.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "site",
                        "notice",
                        "version",
                        "publishedAt",
                        "language",
                        "languages",
                        "defaultLanguage",
                        "name",
                        "controller",
                        "lifetime",
                        "categories",
                        "services",
                        "recipients",
                        "banner");
    }

    @Test
    void theConfigurationSaysWhatASignalRefuses() throws Exception {
        var publication = new Publication(notice(Definitions.full()), 1, PUBLISHED, null);

        var config =
                new ObjectMapper().readTree(Configuration.of(publication, "nl").json());

        assertThat(config.get("gpc").toString()).isEqualTo("[\"analytics\"]");
    }

    private static Notice notice(Definitions definition) {
        return Notice.of(NoticeContent.of("demo", SiteDrafts.read(definition), SNIPPET));
    }
}
