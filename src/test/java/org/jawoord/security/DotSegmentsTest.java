package org.jawoord.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address with dots in it is not another one: who asks for {@code …/sessions/..} must not get the whole site. */
@QuarkusTest
class DotSegmentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/sessions/..", "/sessions/%2e%2e", "/sessions/.%2E", "/sessions/../", "/./", "/sessions/..?a=b"
            })
    void anAddressWithDotSegmentsIsNothing(String below) throws IOException {
        var site = TestSite.published();

        assertThat(status("DELETE", "/admin/v1/sites/" + site.key() + below)).contains(" 404 ");

        given().get(site.path("config")).then().statusCode(200);
    }

    /** By hand: clients resolve such addresses before they ask. */
    private static String status(String method, String path) throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            var request =
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + TestSite.TOKEN + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
