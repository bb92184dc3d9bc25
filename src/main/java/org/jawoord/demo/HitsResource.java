package org.jawoord.demo;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What the stand-ins have counted: {@code GET} over all pages or with {@code ?pv=} for one page view, {@code DELETE} to start at zero.
 *
 * <p>Open to everybody, as the demo is: it holds no more than which addresses were called.
 */
@Path(HitsResource.PATH)
@OnlyWithDemo
public class HitsResource {

    static final String PATH = StandInResource.PATH + "/hits";

    private final Hits hits;

    HitsResource(Hits hits) {
        this.hits = hits;
    }

    @GET
    public RestResponse<Tally.Counts> counts(@QueryParam("pv") String pageView) {
        var counts = pageView == null
                ? hits.all()
                : PageView.named(pageView).map(hits::of).orElse(Tally.Counts.NONE);
        return RestResponse.ResponseBuilder.ok(counts)
                .header("Cache-Control", "no-store")
                .build();
    }

    @DELETE
    public void reset(@QueryParam("pv") String pageView) {
        if (pageView == null) {
            hits.reset();
        } else {
            PageView.named(pageView).ifPresent(hits::reset);
        }
    }
}
