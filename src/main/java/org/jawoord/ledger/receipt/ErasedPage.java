package org.jawoord.ledger.receipt;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jawoord.security.PublicAddress;

/**
 * The page instead of that of a receipt whose record was erased: that it was, when and why, and that its place in the ledger
 * can still be proven. In the language that the browser asks for, since the one that was shown is erased too.
 */
@Singleton
class ErasedPage {

    private static final Inline STYLE = Inline.of("paper.css");

    private static final String POLICY = "default-src 'none'; style-src " + STYLE.source()
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final PublicAddress address;

    ErasedPage(PublicAddress address) {
        this.address = address;
    }

    @CheckedTemplate(basePath = "receipt")
    static class Templates {

        static native TemplateInstance erased(ErasedView view, String style, String verifier);
    }

    /**
     * The page of a statement.
     *
     * @param languages that the reader understands, the best first; none for one that doesn't say
     */
    Response.ResponseBuilder of(ErasureStatement statement, List<Locale> languages) {
        var view = new ErasedView(statement.json(), Words.forReader(languages));
        var page = Templates.erased(view, STYLE.text(), address.base() + "/verify");
        return Response.ok(page.render(), Representation.PAGE.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
