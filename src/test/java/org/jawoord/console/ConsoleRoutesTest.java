package org.jawoord.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Headers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RELIABILITY A8 and A12, over every address of the console that there is: new ones are covered as they come. */
@QuarkusTest
class ConsoleRoutesTest {

    @Test
    void everyResourceOfTheConsoleIsGuarded() {
        assertThat(resources()).isNotEmpty().allSatisfy(resource -> assertThat(
                        resource.isAnnotationPresent(ConsolePage.class))
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("posts")
    void postWithoutOriginIsRefused(String path) {
        Browser.request().formParam("x", "y").post(path).then().statusCode(403);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void postFromAnotherSiteIsRefused(String path) {
        Browser.request()
                .header("Origin", "https://evil.example")
                .formParam("x", "y")
                .post(path)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @MethodSource("posts")
    void postThatTheBrowserCallsCrossSiteIsRefused(String path) {
        Browser.request()
                .header("Origin", Browser.origin())
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("x", "y")
                .post(path)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @MethodSource("gets")
    void pageTellsTheBrowserToLoadNothingElse(String path) {
        Headers headers = Browser.request().get(path).headers();

        assertThat(headers.getValue("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getValue("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(headers.getValue("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(headers.getValue("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void consoleWithoutSessionLeadsToTheLogIn() {
        Browser.request().get("/console").then().statusCode(303).header("Location", "/console/login");
    }

    @Test
    void rootLeadsToTheConsole() {
        Browser.request().get("/").then().statusCode(303).header("Location", "/console");
    }

    @Test
    void pageSpeaksTheReadersLanguage() {
        Browser.speaking("nl-BE, en;q=0.8")
                .get("/console/login")
                .then()
                .header("Content-Language", "nl")
                .body(containsString("<html lang=\"nl\">"), containsString("Wachtwoord"));
    }

    @Test
    void pageSpeaksEnglishToEverybodyElse() {
        Browser.speaking("fr")
                .get("/console/login")
                .then()
                .header("Content-Language", "en")
                .body(containsString("Password"), not(containsString("Wachtwoord")));
    }

    @Test
    void styleSheetMayBeKeptForEver() {
        String page = Browser.request().get("/console/login").asString();
        String address = page.replaceAll("(?s).*href=\"(/console/assets/[^\"]+\\.css)\".*", "$1");

        Headers headers =
                Browser.request().get(address).then().statusCode(200).extract().headers();

        assertThat(headers.getValue("Cache-Control")).contains("immutable");
        assertThat(headers.getValue("Content-Type")).startsWith("text/css");
    }

    static Stream<String> posts() {
        return paths(POST.class);
    }

    static Stream<String> gets() {
        return paths(GET.class).filter(path -> !path.contains("/assets"));
    }

    private static Stream<String> paths(Class<? extends Annotation> verb) {
        return resources().stream().flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(verb))
                .map(method -> path(resource, method)));
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        var template = resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        return template.replaceAll("\\{[^}]+}", "any");
    }

    private static List<Class<?>> resources() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.jawoord.console")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
