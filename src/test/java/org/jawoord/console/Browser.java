package org.jawoord.console;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** What a browser does without being asked: sends Origin and Host, does not follow here, keeps no cookie. */
final class Browser {

    static final String COOKIE = "jawoord_console";

    private Browser() {}

    static String origin() {
        return "http://localhost:" + RestAssured.port;
    }

    static RequestSpecification request() {
        return speaking("en");
    }

    static RequestSpecification speaking(String languages) {
        return RestAssured.given().redirects().follow(false).header("Accept-Language", languages);
    }

    static RequestSpecification loggedIn(String session) {
        return request().cookie(COOKIE, session);
    }

    static Response post(String path, Map<String, String> fields) {
        return request().header("Origin", origin()).formParams(fields).post(path);
    }

    static Response logIn(String name, String password) {
        return post("/console/login", Map.of("name", name, "password", password));
    }
}
