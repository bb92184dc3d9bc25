package org.jawoord.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import java.net.URI;
import java.util.Map;

/** Makes what the pages of the shop show. */
@Singleton
class ShopPages {

    private final SiteFile site;
    private final DemoSite published;
    private final Texts texts;
    private final ObjectMapper json;

    ShopPages(SiteFile site, DemoSite published, Texts texts, ObjectMapper json) {
        this.site = site;
        this.published = published;
        this.texts = texts;
        this.json = json;
    }

    /**
     * @param request the address that the server is reached at
     * @throws BadRequestException the Host header is not one
     */
    ShopPage page(URI request, Language language, String path, String title, Basket basket) {
        if (request.getHost() == null) {
            throw new BadRequestException("The Host header holds no host");
        }
        var origins = Origins.of(request);
        var view = PageView.fresh();
        return new ShopPage(
                language,
                path,
                title,
                texts.of(language, "shop"),
                texts.of(language, "panel"),
                data(origins, view, language),
                origins.standIns() + StandInResource.PATH,
                view.token(),
                origins.separate(),
                published.origins().contains(origins.page()),
                site.services(language),
                basket,
                Product.ALL);
    }

    private String data(Origins origins, PageView view, Language language) {
        try {
            var data = Map.of(
                    "hits", HitsResource.PATH + "?pv=" + view.token(),
                    "forget", origins.standIns() + StandInResource.PATH + "/forget",
                    "standIns", origins.standIns() + StandInResource.PATH + "/",
                    "sessions", "/v1/sites/" + DemoSite.KEY + "/sessions/",
                    "words", texts.of(language, "live"));
            return json.writeValueAsString(data).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
