package org.jawoord.demo;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The shop's own statistics: counts a page that was viewed, for the first-party beacon. No cookie, no address. */
@Path(BeaconResource.PATH)
@OnlyWithDemo
public class BeaconResource {

    static final String PATH = "/demo/beacon";

    /** Its key in the demo's site definition. */
    static final String SERVICE = "shop-statistics";

    private final Hits hits;
    private final Clock clock;

    BeaconResource(Hits hits, Clock clock) {
        this.hits = hits;
        this.clock = clock;
    }

    @POST
    public void count(
            @QueryParam("pv") String pageView, @QueryParam("ev") String event, @QueryParam("dl") String page) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        hits.count(new Hit(now, SERVICE, "", PATH, Kind.BEACON, event, page, List.of()), PageView.named(pageView));
    }
}
