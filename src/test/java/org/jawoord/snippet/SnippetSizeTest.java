package org.jawoord.snippet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bound of DESIGN 8 for the whole file, which only the server can join; its parts have theirs in {@code size.mjs}. */
@QuarkusTest
class SnippetSizeTest {

    private static final int WHOLE_FILE = 14_000;
    private static final int SITES = 5;

    @BeforeAll
    static void brotli() {
        Brotli4jLoader.ensureAvailability();
    }

    @Test
    void theWholeFileOfASiteWithTwelveServicesStaysUnderItsBound() throws IOException {
        var demo = demoDefinition();
        var services = demo.withArray("services");
        var twelfth = (ObjectNode) services.get(0).deepCopy();
        services.add(twelfth.put("key", "another-one"));
        demo.putArray("origins").add(TestSite.ORIGIN);
        assertThat(services).hasSize(12);

        // Keys and hashes are random, and compress by a dozen bytes better or worse.
        var average = IntStream.range(0, SITES)
                .map(i -> lengthFor(
                        TestSite.published(definition -> definition.removeAll().setAll(demo.deepCopy()))))
                .average()
                .orElseThrow();
        assertThat(average).isLessThanOrEqualTo(WHOLE_FILE);
    }

    /** Bytes of a site's script in brotli. */
    private static int lengthFor(TestSite site) {
        return given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "br")
                .get("/s/" + site.key() + ".js")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "br")
                .extract()
                .asByteArray()
                .length;
    }

    private static ObjectNode demoDefinition() throws IOException {
        try (InputStream in = SnippetSizeTest.class.getResourceAsStream("/demo/site.json")) {
            var demo = (ObjectNode) new ObjectMapper().readTree(in);
            // A real site has no stand-ins for its vendors.
            for (var service : demo.withArray("services")) {
                removeStandIns(((ObjectNode) service).withArray("matches"));
            }
            return demo;
        }
    }

    private static void removeStandIns(ArrayNode matches) {
        for (int i = matches.size() - 1; i >= 0; i--) {
            if (matches.get(i).asText().startsWith("{stand-ins}")) {
                matches.remove(i);
            }
        }
    }
}
