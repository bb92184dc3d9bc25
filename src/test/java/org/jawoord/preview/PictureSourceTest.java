package org.jawoord.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSourceTest {

    private static final byte[] JPEG = Pictures.of(PictureType.JPEG);

    private final Vertx vertx = Vertx.vertx();
    private final Provider provider = new Provider();
    private final PictureSource source = new PictureSource(vertx, Provider.addresses());

    @AfterEach
    void stop() throws Exception {
        provider.close();
        source.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void aPictureIsFetchedAsItIs(PictureType type) {
        provider.has("/a", 200, type.mediaType(), Pictures.of(type));

        assertThat(fetch("/a")).isInstanceOfSatisfying(Picture.class, picture -> {
            assertThat(picture.type()).isEqualTo(type.mediaType());
            assertThat(picture.bytes()).isEqualTo(Pictures.of(type));
        });
    }

    @Test
    void theProviderLearnsWhoAsksAndNothingOfAVisitor() {
        provider.has("/vi/abc/hq.jpg", 200, "image/jpeg", JPEG);

        fetch("/vi/abc/hq.jpg?size=2");

        assertThat(provider.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.address()).isEqualTo("/vi/abc/hq.jpg?size=2");
            assertThat(asked.headers().keySet()).containsExactlyInAnyOrder("Host", "Accept", "User-agent");
            assertThat(asked.headers().getFirst("Host")).isEqualTo(Provider.HOST + ":" + provider.port());
        });
    }

    @Test
    void aPictureMayHave512KiBAndNoMore() {
        var most = 512 * 1024;
        provider.has("/most", 200, "image/jpeg", Pictures.of(PictureType.JPEG, most));
        provider.has("/more", 200, "image/jpeg", Pictures.of(PictureType.JPEG, most + 1));

        assertThat(fetch("/most")).isInstanceOf(Picture.class);
        assertThat(fetch("/more")).isEqualTo(Found.Nothing.NO_PICTURE);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) {
        provider.has("/a", status, Map.of("Location", "/b", "Content-Type", "image/jpeg"), JPEG);
        provider.has("/b", 200, "image/jpeg", JPEG);

        assertThat(fetch("/a")).isEqualTo(Found.Nothing.NO_PICTURE);
        assertThat(provider.asked()).extracting(Provider.Asked::address).containsExactly("/a");
    }

    @ParameterizedTest
    @CsvSource({
        "404, NO_PICTURE",
        "204, NO_PICTURE",
        "206, NO_PICTURE",
        "403, NO_PICTURE",
        "429, NO_ANSWER",
        "500, NO_ANSWER",
        "503, NO_ANSWER"
    })
    void onlyA200IsAPicture(int status, Found.Nothing reason) {
        provider.has("/a", status, "image/jpeg", status == 204 ? new byte[0] : JPEG);

        assertThat(fetch("/a")).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/octet-stream", "image/png"})
    void anotherTypeOrOneThatItsBytesBelieIsNoPicture(String type) {
        provider.has("/a", 200, type, JPEG);

        assertThat(fetch("/a")).isEqualTo(Found.Nothing.NO_PICTURE);
    }

    @Test
    void markupThatIsCalledAPictureIsNone() {
        provider.has("/a", 200, "image/jpeg", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));

        assertThat(fetch("/a")).isEqualTo(Found.Nothing.NO_PICTURE);
    }

    @Test
    void whatIsEncodedIsNoPicture() {
        provider.has("/a", 200, Map.of("Content-Type", "image/jpeg", "Content-Encoding", "gzip"), JPEG);

        assertThat(fetch("/a")).isEqualTo(Found.Nothing.NO_PICTURE);
    }

    @Test
    void aProviderThatStallsIsLeftAfterThreeSeconds() {
        provider.stallsAt("/a");
        long before = System.nanoTime();

        assertThat(fetch("/a")).isEqualTo(Found.Nothing.NO_ANSWER);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(6));
    }

    @Test
    void aProviderThatIsNotThereDoesNotAnswer() {
        provider.close();

        assertThat(fetch("/a")).isEqualTo(Found.Nothing.NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "0.0.0.0"})
    void thisMachineIsNotAsked(String host) {
        provider.has("/a", 200, "image/jpeg", JPEG);
        var real = new PictureSource(vertx, new PublicAddresses());

        assertThat(fetch(real, "http://" + host + ":" + provider.port() + "/a")).isEqualTo(Found.Nothing.NO_ANSWER);
        assertThat(provider.asked()).isEmpty();
    }

    private Found fetch(String path) {
        return fetch(source, provider.origin() + path);
    }

    private static Found fetch(PictureSource source, String address) {
        return source.fetch(URI.create(address)).toCompletableFuture().join();
    }
}
