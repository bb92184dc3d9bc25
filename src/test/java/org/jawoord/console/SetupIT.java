package org.jawoord.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jawoord.testing.PackagedServer;
import org.junit.jupiter.api.Test;

/** How the first owner gets in (RELIABILITY A1, A2), on a server that nobody has touched. */
class SetupIT {

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK = Pattern.compile("(?m)^ {2}Set up +(\\S+/console/setup\\?token=(\\S+))$");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void linkMakesTheFirstOwnerOnce() throws Exception {
        try (PackagedServer server = PackagedServer.named("set-up").start()) {
            String token = token(server).orElseThrow();
            assertThat(get(server, "/console/setup?token=" + token).statusCode())
                    .isEqualTo(200);

            HttpResponse<String> first = claim(server, token, PASSWORD);
            HttpResponse<String> second = claim(server, token, "another good password");

            assertThat(first.statusCode()).isEqualTo(303);
            assertThat(first.headers().firstValue("Set-Cookie")).isPresent();
            assertThat(second.statusCode()).isEqualTo(410);
            assertThat(get(server, "/console/setup?token=" + token).statusCode())
                    .isEqualTo(410);
            assertThat(logIn(server, PASSWORD).statusCode()).isEqualTo(303);

            server.stop();
            server.start();
            assertThat(token(server)).isEmpty();
            assertThat(logIn(server, PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void refusedPasswordLeavesTheLinkOpenAndAnOldLinkIsClosed() throws Exception {
        try (PackagedServer server = PackagedServer.named("set-up-refused").start()) {
            String token = token(server).orElseThrow();

            assertThat(claim(server, token, "short").statusCode()).isEqualTo(422);
            assertThat(claim(server, token, "password1").statusCode()).isEqualTo(422);
            assertThat(claim(server, "x".repeat(43), PASSWORD).statusCode()).isEqualTo(410);

            expireLinks(server);
            assertThat(claim(server, token, PASSWORD).statusCode()).isEqualTo(410);
        }
    }

    @Test
    void passwordFromTheEnvironmentHoldsFromTheFirstStartOn() throws Exception {
        try (PackagedServer server = PackagedServer.named("admin-password").with("JAWOORD_ADMIN_PASSWORD", PASSWORD)) {
            server.start();

            assertThat(token(server)).isEmpty();
            assertThat(logIn(server, PASSWORD).statusCode()).isEqualTo(303);
            assertThat(server.log()).doesNotContain(PASSWORD);

            server.stop();
            server.with("JAWOORD_ADMIN_PASSWORD", "quite another password").start();
            assertThat(logIn(server, PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    private static Optional<String> token(PackagedServer server) {
        Matcher matcher = LINK.matcher(server.log());
        return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    private static void expireLinks(PackagedServer server) throws SQLException {
        try (var connection = server.database().connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("update console_setup set expires_at = now()");
        }
    }

    private HttpResponse<String> claim(PackagedServer server, String token, String password) throws Exception {
        return post(
                server,
                "/console/setup",
                Map.of("token", token, "name", "admin", "password", password, "again", password));
    }

    private HttpResponse<String> logIn(PackagedServer server, String password) throws Exception {
        return post(server, "/console/login", Map.of("name", "admin", "password", password));
    }

    private HttpResponse<String> get(PackagedServer server, String path) throws Exception {
        return send(HttpRequest.newBuilder(server.base().resolve(path)));
    }

    private HttpResponse<String> post(PackagedServer server, String path, Map<String, String> fields) throws Exception {
        URI base = server.base();
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Origin", base.toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
