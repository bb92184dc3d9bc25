package org.jawoord.report;

import jakarta.inject.Singleton;
import org.jawoord.site.SiteDefinition.Controller;
import org.jawoord.site.Sites;

/** What sites are called and who runs them, also archived ones. */
@Singleton
class SitesNow {

    private final Sites sites;

    SitesNow(Sites sites) {
        this.sites = sites;
    }

    /** By its key; 404 when there is none. */
    EvidenceBundle.SiteNow of(String key) {
        var definition = sites.byKey(key).definition();
        var controller = definition.path("controller");
        return new EvidenceBundle.SiteNow(
                definition.path("name").asText(key),
                new Controller(
                        controller.path("name").asText(""),
                        controller.path("address").asText(null),
                        controller.path("email").asText(null),
                        controller.path("dpo").asText(null)));
    }
}
