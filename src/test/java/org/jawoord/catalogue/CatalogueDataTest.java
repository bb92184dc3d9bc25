package org.jawoord.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files of the catalogue hold. Whether their patterns fit the right addresses: {@code web-snippet/test/catalogue.test.ts}. */
class CatalogueDataTest {

    private static final Path FOLDER = Path.of("src/main/resources/catalogue");
    private static final Path SCHEMAS = Path.of("src/main/resources/schema");

    private final Catalogue catalogue = new Catalogue();

    @Test
    void thereAreAtLeast120Services() {
        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(120);
    }

    @Test
    void theIndexNamesEachFileInOrderAndEachFileIsNamedAfterItsKey() throws IOException {
        var index = Files.readAllLines(FOLDER.resolve("services.txt"));

        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))
                            .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                            .map(name -> name.replaceFirst("\\.json$", ""))
                            .sorted())
                    .containsExactlyElementsOf(index);
        }
        assertThat(catalogue.all()).hasSameSizeAs(index);
        assertThat(catalogue.all()).allSatisfy(entry -> assertThat(index).contains(entry.group() + "/" + entry.key()));
    }

    @Test
    void eachFileHoldsToTheSchema() throws IOException {
        var schema = schema();

        assertThat(catalogue.all()).allSatisfy(entry -> assertThat(schema.validate(entry.file()))
                .as(entry.key())
                .isEmpty());
    }

    @Test
    void theSchemaRefusesWhatSaysItWasCheckedButNotAgainstWhat() throws IOException {
        var entry = (com.fasterxml.jackson.databind.node.ObjectNode)
                catalogue.find("matomo").orElseThrow().file().deepCopy();
        entry.remove("source");

        assertThat(schema().validate(entry)).isNotEmpty();
    }

    @Test
    void whatWasCheckedWasCheckedOnADayThatHasBeen() {
        var checked = catalogue.all().stream().map(Entry::checked).filter(day -> !day.isEmpty());

        assertThat(checked).isNotEmpty().allSatisfy(day -> assertThat(LocalDate.parse(day))
                .isBetween(LocalDate.of(2026, 11, 1), LocalDate.now().plusDays(1)));
    }

    @Test
    void eachServiceSaysInEachLanguageWhatItDoesAndWhatEachCookieIsFor() {
        assertThat(catalogue.all()).allSatisfy(entry -> {
            assertThat(Preset.LANGUAGES).allSatisfy(language -> assertThat(
                            entry.service().at("/purpose/" + language).asText())
                    .isNotBlank());
            assertThat(texts(entry.file())).as(entry.key()).allSatisfy(text -> assertThat(text.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrderElementsOf(Preset.LANGUAGES));
            assertThat(entry.service().path("cookies")).as(entry.key()).allMatch(cookie -> cookie.path("purpose")
                    .isObject());
        });
    }

    @Test
    void aNecessaryServiceSaysWhyAndNoOtherDoes() {
        assertThat(catalogue.all())
                .allSatisfy(entry -> assertThat(entry.service().has("rationale"))
                        .as(entry.key())
                        .isEqualTo(entry.category().equals("necessary")));
    }

    @Test
    void eachServiceIsOfOneOfTheUsualCategories() {
        assertThat(catalogue.all())
                .extracting(Entry::category)
                .containsOnly("necessary", "functional", "analytics", "marketing");
    }

    @Test
    void whoeverReceivesDataIsNamedWithCountryRoleAndAPrivacyPageOverHttps() {
        assertThat(catalogue.all().stream()
                        .filter(entry -> entry.service().has("matches")
                                || !entry.provider().isEmpty()))
                .allSatisfy(entry -> {
                    var provider = entry.service().path("provider");
                    assertThat(provider.path("country").asText())
                            .as(entry.key())
                            .hasSize(2);
                    assertThat(provider.path("role").asText()).as(entry.key()).isNotEmpty();
                    assertThat(provider.path("privacyUrl").asText())
                            .as(entry.key())
                            .startsWith("https://");
                });
    }

    @Test
    void noCookieIsNamedTwiceInAService() {
        assertThat(catalogue.all()).allSatisfy(entry -> {
            var names = new ArrayList<>(entry.service().path("cookies").findValuesAsText("name"));
            names.addAll(entry.lifetimesUnknown());
            assertThat(names).as(entry.key()).doesNotHaveDuplicates();
        });
    }

    @Test
    void listsAreInOrderSoThatAChangeIsEasyToSee() {
        assertThat(catalogue.all()).allSatisfy(entry -> {
            assertThat(words(entry.file().path("samples"))).as(entry.key()).isSorted();
            assertThat(words(entry.service().path("matches"))).as(entry.key()).isSorted();
            assertThat(entry.service().path("cookies").findValuesAsText("name"))
                    .as(entry.key())
                    .isSorted();
        });
    }

    @Test
    void noTextShouts() {
        assertThat(catalogue.all())
                .allSatisfy(entry -> assertThat(texts(entry.file()).toString())
                        .as(entry.key())
                        .doesNotContain("!"));
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::textValue).toList();
    }

    /** Every text that is told per language. */
    private static List<JsonNode> texts(JsonNode node) {
        if (node.has("nl") || node.has("en")) {
            return List.of(node);
        }
        return node.valueStream().flatMap(below -> texts(below).stream()).toList();
    }

    private static JsonSchema schema() throws IOException {
        var site = Files.readString(SCHEMAS.resolve("site.schema.json"));
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory -> factory.schemaLoaders(
                                loaders -> loaders.schemas(Map.of("urn:jawoord:schema:site", site))))
                .getSchema(tree(CatalogueSchemaResource.bytes()));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
