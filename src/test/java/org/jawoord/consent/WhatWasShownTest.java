package org.jawoord.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import org.jawoord.testing.TestSite;
import org.jawoord.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A choice says what the visitor had before them: which notice, in which language, on which surface. */
@QuarkusTest
class WhatWasShownTest {

    @ParameterizedTest
    @CsvSource({"nl,banner", "en,banner", "nl,preferences", "en,placeholder", "nl,form", "nl,page"})
    void whatWasShownIsKeptWithTheChoice(String language, String surface) {
        var site = TestSite.shared();
        var visitor = Visitor.on(site);
        ObjectNode choice =
                visitor.choice("accept_all").put("language", language).put("surface", surface);
        visitor.send(choice).statusCode(201);

        given().get(site.path("receipts/" + choice.get("id").textValue()))
                .then()
                .statusCode(200)
                .body("record.notice", equalTo(site.notice()))
                .body("record.language", equalTo(language))
                .body("record.surface", equalTo(surface));
    }

    @ParameterizedTest
    @CsvSource({"surface,billboard,400", "surface,Banner,400", "language,fr,422", "language,NL,400", "notice,abc,400"})
    void whatCanNotHaveBeenShownIsRefused(String field, String value, int status) {
        var visitor = Visitor.on(TestSite.shared());

        visitor.send(visitor.choice("accept_all").put(field, value))
                .statusCode(status)
                .body("field", equalTo(field));
    }

    @Test
    void anotherSitesNoticeIsRefused() {
        var visitor = Visitor.on(TestSite.shared());

        visitor.send(visitor.choice("accept_all")
                        .put("notice", TestSite.published().notice()))
                .statusCode(422)
                .body("field", equalTo("notice"));
    }
}
