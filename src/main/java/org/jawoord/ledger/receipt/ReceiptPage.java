package org.jawoord.ledger.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jawoord.keys.SigningKeys;
import org.jawoord.proof.KeySet;
import org.jawoord.security.PublicAddress;
import org.jawoord.site.LiveSites;
import org.jawoord.site.Site;

/**
 * The page that a visitor opens from the banner. It can't withdraw by itself: it has no secret, and asks the page of the site
 * that opened it, so it must keep its opener ({@code Cross-Origin-Opener-Policy} would cut it off).
 */
@Singleton
class ReceiptPage {

    private static final Inline STYLE = Inline.of("paper.css");
    private static final Inline SCRIPT = Inline.of("receipt.js");

    /** It asks this server whether a withdrawal has arrived, and nobody for anything else. */
    private static final String POLICY = "default-src 'none'; script-src " + SCRIPT.source() + "; style-src "
            + STYLE.source() + "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final SigningKeys keys;
    private final LiveSites sites;
    private final PublicAddress address;

    ReceiptPage(SigningKeys keys, LiveSites sites, PublicAddress address) {
        this.keys = keys;
        this.sites = sites;
        this.address = address;
    }

    @CheckedTemplate(basePath = "receipt")
    static class Templates {

        static native TemplateInstance page(
                ReceiptView view, String style, String script, String data, String verifier);

        static native TemplateInstance stated(
                StatedView view, String style, String script, String data, String verifier);
    }

    /** The page of a consent that was given elsewhere, for its owner: nobody can withdraw from it. */
    Response.ResponseBuilder ofStated(Receipt receipt) {
        var view = new StatedView(receipt.json());
        var data = data(receipt, view.getLanguage(), false, List.of());
        return answer(Templates.stated(view, STYLE.text(), SCRIPT.text(), data, address.base() + "/verify"));
    }

    Response.ResponseBuilder of(Receipt receipt) {
        var json = receipt.json();
        var origins = sites.byKey(json.at("/record/site").asText())
                .map(Site::definition)
                .map(definition -> definition.origins())
                .orElse(List.of());
        var view = new ReceiptView(
                json,
                origins.stream()
                        .filter(origin -> !origin.contains("*"))
                        .findFirst()
                        .orElse(""));
        var data = data(receipt, view.getLanguage(), view.isWithdrawable(), origins);
        return answer(Templates.page(view, STYLE.text(), SCRIPT.text(), data, address.base() + "/verify"));
    }

    private static Response.ResponseBuilder answer(TemplateInstance page) {
        return Response.ok(page.render(), Representation.PAGE.type())
                .header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                // The address is as good as a key to the choice: no page that it leads to may learn it.
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }

    private String data(Receipt receipt, String language, boolean withdrawable, List<String> origins) {
        var data = JsonNodeFactory.instance.objectNode();
        data.put("receipt", new String(receipt.bytes(), StandardCharsets.UTF_8));
        data.put("keys", KeySet.of(keys.all()).json());
        origins.forEach(data.putArray("origins")::add);
        data.put("id", receipt.json().path("record_id").asText());
        data.put("language", language);
        data.put("withdrawable", withdrawable);
        // Nothing in a text may end the element that it stands in.
        return data.toString().replace("<", "\\u003c");
    }
}
