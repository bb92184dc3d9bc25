package org.jawoord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jawoord.testing.PackagedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who mistypes a setting. */
class RefusedStartIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    JAWOORD_HTTP_PORT     | eighty      | "eighty" is not a whole number from 0 to 65535
                    JAWOORD_HTTP_HOST     | 256.0.0.1   | "256.0.0.1" is no address of this machine
                    JAWOORD_PUBLIC_URL    | cmp.example | "cmp.example" is not an address like https://cmp.shop.example
                    JAWOORD_ADMIN_TOKEN   | tooshort    | has 8 characters; at least 32 are needed
                    JAWOORD_DEMO          | perhaps     | "perhaps" is neither true nor false
                    JAWOORD_DB_URL        | mysql://x   | this is not a jdbc:postgresql: URL
                    JAWOORD_DATA          | /dev/null   | the directory /dev/null cannot be made
                    """)
    void badValueIsRefusedInOneLineThatNamesIt(String name, String value, String why) {
        try (PackagedServer server = PackagedServer.named("refused").with(name, value)) {
            int exitCode = server.startAndAwaitEnd();

            assertThat(exitCode).isNotZero();
            assertThat(server.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Jawoord does not start. " + name + ": " + why);
        }
    }

    @Test
    void portInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PackagedServer server = PackagedServer.named("port-in-use")) {
            server.with("JAWOORD_HTTP_PORT", Integer.toString(taken.getLocalPort()));

            int exitCode = server.startAndAwaitEnd();

            assertThat(exitCode).isNotZero();
            assertThat(server.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Jawoord does not start. JAWOORD_HTTP_PORT: port " + taken.getLocalPort()
                            + " on 127.0.0.1 is not free");
        }
    }
}
