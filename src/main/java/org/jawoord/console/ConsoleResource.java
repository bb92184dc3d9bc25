package org.jawoord.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jawoord.security.PublicAddress;
import org.jawoord.site.LiveSites;
import org.jawoord.site.Site;
import org.jawoord.site.Sites;
import org.jawoord.site.StoredSite;
import org.jawoord.snippet.Tags;

/** {@code /console}: the sites, what their visitors are shown, and the tag to paste. */
@ConsolePage
@Path("/console")
public class ConsoleResource {

    private final Pages pages;
    private final CurrentUser user;
    private final Sites sites;
    private final LiveSites live;
    private final PublicAddress address;
    private final Tags tags;
    private final boolean demo;

    ConsoleResource(
            Pages pages,
            CurrentUser user,
            Sites sites,
            LiveSites live,
            PublicAddress address,
            Tags tags,
            @ConfigProperty(name = "jawoord.demo") boolean demo) {
        this.pages = pages;
        this.user = user;
        this.sites = sites;
        this.live = live;
        this.address = address;
        this.tags = tags;
        this.demo = demo;
    }

    @GET
    public Response overview(@Context HttpHeaders headers) {
        List<SiteLine> lines = sites.all().stream()
                .filter(site -> !site.archived())
                .map(this::line)
                .toList();
        return pages.overview(
                headers, user.get().name(), lines, demo, address.base().toString());
    }

    private SiteLine line(StoredSite site) {
        Optional<Site> known = live.byKey(site.key());
        return new SiteLine(
                site.key(),
                known.map(found -> found.definition().name()).orElse(site.key()),
                site.version(),
                site.draft(),
                tags.of(site.key()).orElse(null));
    }
}
