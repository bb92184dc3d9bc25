package org.jawoord.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PreviewsOffTest.Off.class)
class PreviewsOffTest {

    /** For an owner whose server may ask nobody. */
    public static class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jawoord.previews", "false");
        }
    }

    @Test
    void noPictureIsFetched() {
        try (var provider = new Provider()) {
            provider.has("/abc", 200, "image/jpeg", Pictures.of(PictureType.JPEG));
            QuarkusMock.installMockForType(Provider.addresses(), PublicAddresses.class);
            var site = TestSite.published(definition -> definition
                    .withArray("services")
                    .addObject()
                    .put("key", "video")
                    .put("category", "marketing")
                    .putObject("preview")
                    .put("image", provider.origin() + "/{id}")
                    .put("id", "https://video.example/embed/{id}"));

            given().get(site.path("previews/video/abc")).then().statusCode(404);

            assertThat(provider.asked()).isEmpty();
        }
    }
}
