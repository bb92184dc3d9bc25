package org.jawoord.exhibit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.jawoord.shared.Sha256;
import org.jawoord.site.Definitions;
import org.jawoord.testing.TablesOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever can write to the database can't have a script of theirs run where a notice is shown: code is what its name says. */
@QuarkusTest
class SpoiltCodeTest {

    @Inject
    OlderNotices older;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE banner_code SET core = core || 'alert(1);'",
                "UPDATE banner_code SET banner = banner || 'alert(1);'",
                "UPDATE banner_code SET assets = '{\"more\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}'",
                "DELETE FROM banner_code"
            })
    void codeThatIsNotWhatItsNameSaysIsNotServed(String spoilt) {
        var id = older.withCodeOfItsOwn(Definitions.full(), "spoilt" + Math.abs(spoilt.hashCode()));
        older.spoil(id, spoilt);

        var script = given().get("/notices/s/" + older.siteOf(id) + "/" + id + ".js");
        var page = given().get("/notices/" + id + "/preview/page");

        older.spoil(id, "DELETE FROM banner_code");
        older.forget(id);
        for (var answer : List.of(script, page)) {
            answer.then()
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .header("Cache-Control", "no-store")
                    .body("detail", containsString("missing or was changed in the database"));
        }
    }

    @Test
    void whatThereIsToKnowAboutSuchANoticeCanStillBeRead() {
        var id = older.withCodeOfItsOwn(Definitions.full(), "gone");
        older.spoil(id, "DELETE FROM banner_code");

        var preview = given().get("/notices/" + id + "/preview");

        older.forget(id);
        preview.then().statusCode(200).body(containsString(id));
    }

    @Test
    void aModuleThatIsNotWhatItsNameSaysIsNotServed() {
        TablesOwner.runs(
                "ALTER TABLE banner_asset DROP CONSTRAINT banner_asset_check",
                "INSERT INTO banner_asset (hash, name, code, added_at)"
                        + " VALUES (sha256('fine'), 'spoilt', 'alert(1)', now())");

        var answer = given().get("/s/assets/spoilt-" + Sha256.base64url("fine") + ".js");

        TablesOwner.runs(
                "ALTER TABLE banner_asset DISABLE TRIGGER USER",
                "DELETE FROM banner_asset WHERE name = 'spoilt'",
                "ALTER TABLE banner_asset ENABLE TRIGGER USER",
                "ALTER TABLE banner_asset ADD CONSTRAINT banner_asset_check"
                        + " CHECK (sha256(convert_to(code, 'UTF8')) = hash)");
        answer.then().statusCode(500).contentType("application/problem+json");
    }
}
