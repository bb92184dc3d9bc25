package org.jawoord.site;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jawoord.shared.Problem.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteSchemaTest {

    @Test
    void theSmallestDefinitionIsWellFormed() {
        assertThat(SiteSchema.faults(Definitions.smallest().json())).isEmpty();
    }

    @Test
    void aDefinitionWithEveryFieldIsWellFormed() {
        assertThat(SiteSchema.faults(Definitions.full().json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/name", "/controller/name", "/origins", "/defaultLanguage", "/languages", "/categories"})
    void aRequiredFieldThatIsMissingIsNamed(String field) {
        var faults = SiteSchema.faults(Definitions.full().without(field).json());

        assertThat(faults).containsExactly(new Finding(field, "This field is missing."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/categories/1/key",
                "/categories/1/title",
                "/categories/1/purpose",
                "/services/0/key",
                "/services/0/category",
                "/services/0/provider/name",
                "/services/0/cookies/0/name",
                "/services/0/cookies/0/lifetime",
                "/services/0/preview/image",
                "/services/0/preview/id"
            })
    void aRequiredFieldOfAPartIsNamedToo(String field) {
        var faults = SiteSchema.faults(Definitions.full().without(field).json());

        assertThat(faults).containsExactly(new Finding(field, "This field is missing."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tenant",
                "/controller/role",
                "/privacyStatement/html",
                "/lifetime/ignored",
                "/categories/1/default",
                "/services/0/url",
                "/services/0/provider/id",
                "/services/0/cookies/0/value",
                "/services/0/preview/html",
                "/banner/html",
                "/banner/theme/css"
            })
    void aFieldThatDoesNotExistIsRefused(String field) {
        var faults = SiteSchema.faults(Definitions.full().with(field, "true").json());

        assertThat(faults).containsExactly(new Finding(field, "There is no such field here."));
    }

    static Stream<Arguments> lengths() {
        IntFunction<String> letters = "a"::repeat;
        IntFunction<String> address = n -> "https://h.example/" + "a".repeat(n - 18);
        IntFunction<String> template = n -> "https://h.example/" + "a".repeat(n - 22) + "{id}";
        return Stream.of(
                arguments("/name", 1, 200, letters),
                arguments("/controller/name", 1, 200, letters),
                arguments("/controller/dpo", 1, 200, letters),
                arguments("/controller/address", 1, 400, letters),
                arguments("/privacyStatement/version", 1, 40, letters),
                arguments("/privacyStatement/url", 19, 2000, address),
                arguments("/privacyStatement/text", 1, 60_000, letters),
                arguments("/privacyStatement/text/nl", 1, 60_000, letters),
                arguments("/categories/1/key", 1, 64, letters),
                arguments("/categories/1/title", 1, 120, letters),
                arguments("/categories/1/title/nl", 1, 120, letters),
                arguments("/categories/1/purpose", 1, 2000, letters),
                arguments("/categories/1/purpose/nl", 1, 2000, letters),
                arguments("/categories/1/data/0", 1, 120, letters),
                arguments("/services/0/key", 1, 64, letters),
                arguments("/services/0/title", 1, 120, letters),
                arguments("/services/0/purpose", 1, 2000, letters),
                arguments("/services/0/rationale", 1, 2000, letters),
                arguments("/services/0/provider/name", 1, 200, letters),
                arguments("/services/0/provider/address", 1, 400, letters),
                arguments("/services/0/provider/privacyUrl", 19, 2000, address),
                arguments("/services/0/matches/0", 19, 500, address),
                arguments("/services/0/preview/image", 22, 500, template),
                arguments("/services/0/preview/id", 22, 500, template),
                arguments("/services/0/cookies/0/name", 1, 128, letters),
                arguments("/services/0/cookies/0/purpose", 1, 2000, letters),
                arguments("/services/0/storage/0", 1, 200, letters),
                arguments("/banner/texts/en/title", 1, 1000, letters));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aStringMayBeAsLongAsItsLimitAndNoLonger(String field, int shortest, int longest, IntFunction<String> text) {
        assertThat(faultsWith(field, text.apply(shortest))).isEmpty();
        assertThat(faultsWith(field, text.apply(longest))).isEmpty();
        assertThat(faultsWith(field, text.apply(longest + 1)))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.field()).isEqualTo(field));
        assertThat(faultsWith(field, "")).isNotEmpty().allSatisfy(fault -> assertThat(fault.field())
                .isEqualTo(field));
    }

    static Stream<Arguments> sizes() {
        IntFunction<String> letters = i -> "\"" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "\"";
        IntFunction<String> category = i -> "{\"key\":\"c%d\",\"title\":\"t\",\"purpose\":\"p\"}".formatted(i);
        IntFunction<String> service = i -> "{\"key\":\"s%d\",\"category\":\"analytics\"}".formatted(i);
        IntFunction<String> cookie = i -> "{\"name\":\"c%d\",\"lifetime\":\"P1D\"}".formatted(i);
        IntFunction<String> origin = i -> "\"https://shop%d.example\"".formatted(i);
        return Stream.of(
                arguments("/origins", 1, 100, origin),
                arguments("/languages", 1, 40, letters),
                arguments("/categories", 1, 20, category),
                arguments("/categories/1/data", 0, 50, letters),
                arguments("/gpc", 0, 20, letters),
                arguments("/services", 0, 200, service),
                arguments("/services/0/transfers", 0, 50, upper(letters)),
                arguments("/services/0/matches", 0, 50, origin(origin)),
                arguments("/services/0/cookies", 0, 100, cookie),
                arguments("/services/0/storage", 0, 50, letters));
    }

    private static IntFunction<String> upper(IntFunction<String> letters) {
        return i -> letters.apply(i).toUpperCase(Locale.ROOT);
    }

    private static IntFunction<String> origin(IntFunction<String> origin) {
        return i -> origin.apply(i).replace("example", "example/*");
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void aListMayHaveAsManyAsItsLimitAndNoMore(String field, int fewest, int most, IntFunction<String> item) {
        assertThat(faultsWithList(field, most, item)).isEmpty();
        assertThat(faultsWithList(field, most + 1, item)).singleElement().satisfies(fault -> assertThat(fault.field())
                .isEqualTo(field));
        assertThat(faultsWithList(field, 0, item)).hasSize(fewest == 0 ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "32,true", "8.0,true", "1e400,false", "-1,false", "33,false", "1.5,false"})
    void theRadiusIsAWholeNumberUpTo32(String radius, boolean taken) {
        var faults = SiteSchema.faults(
                Definitions.full().with("/banner/theme/radius", radius).json());

        assertThat(faults.isEmpty()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({
        "/categories/1/basis,legitimate_interests,granted",
        "/categories/1/consentMode/0,ad_storage,all",
        "/services/0/kind,beacon,applet",
        "/services/0/provider/role,controller,owner",
        "/services/0/provider/country,IE,ie",
        "/services/0/transfers/0,GB,gb",
        "/banner/layout,dialog,wall",
        "/banner/position,center,left",
        "/banner/theme/accent,#AB12ef,#abc",
        "/banner/theme/ink,#000000,red;}*{display:none",
        "/lifetime/accepted,P1Y2M,6M",
        "/lifetime/refused,P13M,P",
        "/lifetime/refused,P2W,PT5M",
        "/lifetime/records,P5Y,5Y",
        "/categories/1/retention,P90D,90 days",
        "/services/0/cookies/0/lifetime,session,forever",
        "/services/0/cookies/0/lifetime,PT1M,P1DT",
        "/services/0/cookies/0/lifetime,P1Y2DT3H,-P1D",
        "/services/0/cookies/0/name,_ga_*,*",
        "/services/0/cookies/0/name,cart[1],a;b",
        "/services/0/storage/0,a b*,*",
        "/services/0/preview/image,https://i.example/vi/{id}/hq.jpg?a=b,https://i.example/vi/hq.jpg",
        "/services/0/preview/image,http://i.example/?v={id},ftp://i.example/{id}",
        "/services/0/preview/image,https://i.example/{id},https://{id}.example/a",
        "/services/0/preview/image,https://i.example:8443/{id},https://i.example/{id}/{id}",
        "/services/0/preview/image,https://[2a00::1]/{id},https://a@i.example/{id}",
        "/services/0/preview/id,https://v.example/embed/{id},https://v.example/embed/{id}/",
        "/services/0/preview/id,https://v.example/?v={id},/embed/{id}",
        "/services/0/key,a_b-c,Ab",
        "/services/0/key,9,-a",
        "/services/0/key,constructors,constructor",
        "/defaultLanguage,pt-BR,NL",
        "/defaultLanguage,gsw,nl_NL",
        "/controller/email,a.b@c.example,a b@c.example",
        "/controller/email,a@localhost,a@b@c.example",
        "/privacyStatement/date,2026-01-31,31-01-2026"
    })
    void aFormIsTakenOrRefused(String field, String taken, String refused) {
        assertThat(faultsWith(field, taken)).isEmpty();
        assertThat(faultsWith(field, refused)).singleElement().satisfies(fault -> assertThat(fault.field())
                .isEqualTo(field));
        assertThat(faultsWith(field, taken + "\n")).as("with a line end").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "\tjavascript:alert(1)",
                "data:text/html,<script>",
                "vbscript:x",
                "//evil.example/",
                "/\\evil.example",
                "https:evil.example",
                "https:///evil.example",
                "https://a.example/\u0000",
                "https://a.example/ b",
                "https://a.example/\"onclick=",
                "ftp://a.example/",
                "privacy.html",
                ""
            })
    void anAddressThatMayRunScriptOrLeadAstrayIsRefusedWhereverItStands(String address) {
        for (var field : List.of("/privacyStatement/url", "/services/0/provider/privacyUrl", "/services/0/matches/0")) {
            assertThat(faultsWith(field, address)).as(field).isNotEmpty().allSatisfy(fault -> assertThat(fault.field())
                    .isEqualTo(field));
        }
        assertThat(faultsWith("/privacyStatement/url/nl", address))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.field()).isEqualTo("/privacyStatement/url/nl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://a.example", "http://127.0.0.1:8080/x?y=z#q", "/", "/privacy?lang=nl", "https://[::1]/"})
    void anAddressOfTheWebOrOfTheSiteIsTaken(String address) {
        assertThat(faultsWith("/privacyStatement/url", address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.facebook.com/tr*",
                "https://*.hotjar.com/*",
                "http://127.0.0.1:8081/demo/third-party/*",
                "http://localhost:8080/*",
                "/collect*",
                "https://a.example/b?id=*&c=d"
            })
    void anAddressWithAStarIsAMatch(String match) {
        assertThat(faultsWithList("/services/0/matches", 1, i -> '"' + match + '"'))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://*/",
                "*://a.example/*",
                "https://a.*.example/*",
                "/",
                "/*",
                "https://a.example"
            })
    void aMatchThatCoversEverythingOrNothingIsRefused(String match) {
        assertThat(faultsWith("/services/0/matches/0", match)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\u0007b", "\u007f", "a\u001bb"})
    void aTextOfControlCharactersOrNothingVisibleIsRefused(String text) {
        for (var field :
                List.of("/name", "/categories/1/title", "/categories/1/purpose/nl", "/banner/texts/en/title")) {
            assertThat(faultsWith(field, text)).as(field).hasSize(1);
        }
    }

    @Test
    void charactersAreCountedAsPeopleDo() {
        assertThat(faultsWith("/categories/1/title", "😀".repeat(120))).isEmpty();
    }

    @Test
    void aFaultSaysWhatIsWrongAndWhatTheSchemaAsksFor() {
        var faults = faultsWith("/categories/1/title/nl", "a".repeat(121));

        assertThat(faults)
                .containsExactly(new Finding(
                        "/categories/1/title/nl",
                        "This is longer than 120 characters. 1 to 120 characters on one line."));
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        var definition =
                Definitions.full().with("/name", "5").without("/languages").with("/x", "1");

        assertThat(SiteSchema.faults(definition.json()))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("/name", "/languages", "/x");
    }

    @Test
    void everyLimitInTheSchemaStandsBesideADescription() {
        assertThat(undescribed(SiteSchema.tree(), "")).isEmpty();
    }

    private static List<String> undescribed(JsonNode node, String path) {
        boolean limits = Stream.of("maxLength", "maxItems", "maxProperties", "pattern", "maximum")
                .anyMatch(keyword ->
                        node.path(keyword).isValueNode() && !node.path(keyword).isMissingNode());
        var here = limits && !node.has("description") ? Stream.of(path) : Stream.<String>empty();
        var below = node.isContainerNode()
                ? node.propertyStream().flatMap(m -> undescribed(m.getValue(), path + "/" + m.getKey()).stream())
                : Stream.<String>empty();
        return Stream.concat(here, below).toList();
    }

    private static List<Finding> faultsWith(String field, String text) {
        return SiteSchema.faults(Definitions.full().withText(field, text).json());
    }

    private static List<Finding> faultsWithList(String field, int size, IntFunction<String> item) {
        var list = IntStream.range(0, size).mapToObj(item).collect(joining(",", "[", "]"));
        return SiteSchema.faults(Definitions.full().with(field, list).json());
    }
}
