package org.jawoord.demo;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code JAWOORD_DEMO=false} leaves nothing of the demo. */
@QuarkusTest
@TestProfile(DemoOffTest.Off.class)
class DemoOffTest {

    /** As the owner of a real server has it. */
    public static class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jawoord.demo", "false");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/demo",
                "/demo/product/kan-noord",
                "/demo/basket",
                "/demo/assets/panel.js",
                "/demo/third-party/hits",
                "/demo/third-party/www.facebook.com/tr",
                "/s/demo.js",
                "/v1/sites/demo/config"
            })
    void nothingAnswers(String path) {
        given().get(path).then().statusCode(404);
    }
}
