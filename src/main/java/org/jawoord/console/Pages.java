package org.jawoord.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jawoord.security.PasswordRules;

/** Makes pages of templates: in the reader's language, with the parts that all have. */
@Singleton
class Pages {

    private static final Locale DUTCH = Locale.forLanguageTag("nl");

    private final ConsoleAssets assets;

    Pages(ConsoleAssets assets) {
        this.assets = assets;
    }

    /** What every page needs. */
    record Frame(String language, String stylesheet, String mark, String user) {}

    /** A form that was not taken; empty strings where there is nothing to say. */
    record LoginForm(String name, boolean refused) {}

    record SetupForm(String token, String name, String fault) {

        public int shortest() {
            return PasswordRules.SHORTEST;
        }

        public int longest() {
            return PasswordRules.LONGEST;
        }
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance login(Frame frame, LoginForm form);

        static native TemplateInstance setup(Frame frame, SetupForm form);

        static native TemplateInstance setupOver(Frame frame);

        static native TemplateInstance site(Frame frame, SitePageResource.SitePage page);

        static native TemplateInstance elsewhere(Frame frame, ElsewherePage page);

        static native TemplateInstance catalogue(Frame frame, CataloguePage page);

        static native TemplateInstance catalogueEntry(Frame frame, CatalogueEntryPage page);

        static native TemplateInstance overview(Frame frame, List<SiteLine> sites, boolean demo, String address);
    }

    Response login(HttpHeaders headers, int status, LoginForm form) {
        return page(headers, status, Templates.login(frame(headers, ""), form));
    }

    Response setup(HttpHeaders headers, int status, SetupForm form) {
        return page(headers, status, Templates.setup(frame(headers, ""), form));
    }

    Response setupOver(HttpHeaders headers) {
        return page(headers, Response.Status.GONE.getStatusCode(), Templates.setupOver(frame(headers, "")));
    }

    Response overview(HttpHeaders headers, String user, List<SiteLine> sites, boolean demo, String address) {
        return page(headers, 200, Templates.overview(frame(headers, user), sites, demo, address));
    }

    Response site(HttpHeaders headers, int status, String user, SitePageResource.SitePage page) {
        return page(headers, status, Templates.site(frame(headers, user), page));
    }

    Response elsewhere(HttpHeaders headers, int status, String user, ElsewherePage page) {
        return page(headers, status, Templates.elsewhere(frame(headers, user), page));
    }

    Response catalogue(HttpHeaders headers, String user, CataloguePage page) {
        return page(headers, 200, Templates.catalogue(frame(headers, user), page));
    }

    Response catalogueEntry(HttpHeaders headers, int status, String user, CatalogueEntryPage page) {
        return page(headers, status, Templates.catalogueEntry(frame(headers, user), page));
    }

    private Frame frame(HttpHeaders headers, String user) {
        return new Frame(
                language(headers).getLanguage(), assets.address("console.css"), assets.address("mark.svg"), user);
    }

    private static Response page(HttpHeaders headers, int status, TemplateInstance template) {
        Locale language = language(headers);
        String html = template.setLocale(language).render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .language(language)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(html)
                .build();
    }

    /** The first of the reader's languages that we speak; English when there is none. */
    static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("nl") || language.equals("en"))
                .findFirst()
                .filter("nl"::equals)
                .map(dutch -> DUTCH)
                .orElse(Locale.ENGLISH);
    }
}
