package org.jawoord.exhibit;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jawoord.notice.Notice;
import org.jawoord.notice.OwnersLanguage;
import org.jawoord.notice.Publication;
import org.jawoord.snippet.Exhibited;
import org.jawoord.snippet.ExhibitedCode;

/** Makes the two pages of templates, in the reader's language. */
@Singleton
class ExhibitPages {

    private final ExhibitAssets assets;
    private final Policy policy;
    private final ExhibitedCode code;

    ExhibitPages(ExhibitAssets assets, Policy policy, ExhibitedCode code) {
        this.assets = assets;
        this.code = code;
        this.policy = policy;
    }

    /** What both pages need; {@code stylesheets} and {@code script} are addresses. */
    record Frame(String language, String nonce, List<String> stylesheets, String script, String mark) {}

    @CheckedTemplate(basePath = "exhibit", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance around(Frame frame, Exhibit exhibit, View view);

        static native TemplateInstance inside(Frame frame, Exhibit exhibit, View view, String banner);
    }

    Response around(Notice notice, List<Publication> publications, View view, HttpHeaders headers) {
        var language = OwnersLanguage.of(null, headers);
        var nonce = policy.nonce();
        var frame = new Frame(
                language,
                nonce,
                List.of(assets.address("console.css"), assets.address("around.css")),
                "",
                assets.address("mark.svg"));
        return page(
                Templates.around(frame, Exhibit.of(notice, publications, language), view),
                language,
                policy.around(nonce));
    }

    /** The page with the banner; 500 when its code isn't what the notice names, rather than a page in which nothing appears. */
    Response inside(Notice notice, View view, HttpServerRequest request, HttpHeaders headers) {
        code.require(notice);
        var language = OwnersLanguage.of(null, headers);
        var nonce = policy.nonce();
        var frame = new Frame(
                language,
                nonce,
                List.of(assets.address("console.css"), assets.address("inside.css")),
                assets.address("inside.js"),
                assets.address("mark.svg"));
        return page(
                Templates.inside(
                        frame, Exhibit.of(notice, List.of(), language), view, Exhibited.script(notice, view.lang())),
                language,
                policy.inside(nonce, request));
    }

    private static Response page(TemplateInstance template, String language, String policy) {
        return Response.ok(template.setLocale(Locale.forLanguageTag(language)).render())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store") // each has a nonce of its own
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .build();
    }
}
