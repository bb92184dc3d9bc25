package org.jawoord.snippet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jawoord.testing.TestSite.asAdmin;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jawoord.testing.TestSite;
import org.junit.jupiter.api.Test;

/** What owners paste. */
@QuarkusTest
class TagAdminTest {

    private static String form(TestSite site, String name) {
        return asAdmin()
                .get("/admin/v1/sites/" + site.key() + "/tag")
                .then()
                .statusCode(200)
                .extract()
                .path(name);
    }

    @Test
    void thePlainTagIsTheAddressOfTheSite() {
        var site = TestSite.published();

        assertThat(form(site, "tag"))
                .isEqualTo(
                        "<script src=\"http://localhost:" + RestAssured.port + "/s/" + site.key() + ".js\"></script>");
    }

    @Test
    void thePinnedTagHasTheHashOfItsFile() throws Exception {
        var site = TestSite.published();

        var tag = Pattern.compile("src=\"http://[^/]+([^\"]+)\" integrity=\"sha384-([^\"]+)\"")
                .matcher(form(site, "pinned"));

        assertThat(tag.find()).isTrue();
        assertThat(tag.group(1)).contains(site.notice());
        var file = given().get(tag.group(1)).asString().getBytes(StandardCharsets.UTF_8);
        assertThat(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-384").digest(file)))
                .isEqualTo(tag.group(2));
    }

    @Test
    void theInlineTagIsOneScriptOfAtMostOneAndAHalfKilobyteWithItsHash() throws Exception {
        var site = TestSite.shared();

        var tag = form(site, "inline");

        var code = tag.substring(tag.indexOf('>', tag.indexOf("<script")) + 1, tag.length() - "</script>".length());
        assertThat(code).hasSizeLessThanOrEqualTo(1_500).doesNotContain("</script", "<!--");
        assertThat("sha256-"
                        + Base64.getEncoder()
                                .encodeToString(MessageDigest.getInstance("SHA-256")
                                        .digest(code.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(form(site, "inlineHash"));
    }

    @Test
    void aSiteWithoutANoticeHasNoTag() {
        var draft = TestSite.drafted(definition -> {});

        asAdmin().get("/admin/v1/sites/" + draft.key() + "/tag").then().statusCode(404);
    }

    @Test
    void onlyAdministratorsAreTold() {
        given().get("/admin/v1/sites/" + TestSite.shared().key() + "/tag")
                .then()
                .statusCode(401);
    }
}
