package org.jawoord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jawoord.testing.PackagedServer;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README offers works as it stands there. */
class ReadmeIT {

    private static final Path README = Path.of("README.md");
    private static final int MAX_LINES = 120;
    private static final Pattern FIRST_SITE =
            Pattern.compile("<!-- ReadmeIT runs this block[^\n]*\n```sh\n(.*?)\n```", Pattern.DOTALL);

    private static PackagedServer server;

    @BeforeAll
    static void startServer() {
        server = PackagedServer.named("readme")
                .with("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN)
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void theFirstSiteIsPublishedByTheCommandsOfTheReadme() throws Exception {
        var answer = run(firstSite());

        assertThat(answer).contains("\"version\":1");
        assertThat(get("/s/shop.js").body()).contains("\"title\":\"Marketing\"");
        assertThat(get("/v1/sites/shop/config").body()).contains("Show you our ads on other sites.");
        assertThat(get("/v1/sites/shop/sessions/AAAAAAAAAAAAAAAAAAAAAA/allows/meta-pixel")
                        .body())
                .isEqualTo("{\"allowed\":false,\"status\":\"unanswered\"}");
    }

    @Test
    void theAddressesThatItNamesAnswer() throws Exception {
        assertThat(get("/demo").statusCode()).isEqualTo(200);
        assertThat(get("/console").statusCode()).isIn(200, 302, 303);
    }

    @Test
    void theFilesThatItPointsToExist() throws IOException {
        var links = Pattern.compile("\\]\\((?!http)([^)#]+)").matcher(Files.readString(README));

        assertThat(links.results().map(link -> Path.of(link.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void itStaysShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    private static String firstSite() throws IOException {
        var block = FIRST_SITE.matcher(Files.readString(README));
        assertThat(block.find()).as("the block in the README").isTrue();
        return block.group(1).replace("http://localhost:8080", server.base().toString());
    }

    private static String run(String commands) throws IOException, InterruptedException {
        var shell = new ProcessBuilder(List.of("sh", "-eu", "-c", commands))
                .directory(server.data().getParent().toFile())
                .redirectErrorStream(true);
        shell.environment().put("JAWOORD_ADMIN_TOKEN", TestSite.TOKEN);
        var process = shell.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.base() + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
