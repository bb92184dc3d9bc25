package org.jawoord.demo;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The vendors, stood in for: gives out scripts, pixels and frames under {@code /demo/third-party/{vendor's host}/{its path}}, sets
 * the cookies that the vendor sets, and counts.
 *
 * <p>Answers: 200 or 204 as the vendor does; 404 for a host that the shop has no tag of. Keeps no address and no user agent.
 */
@Path(StandInResource.PATH)
@OnlyWithDemo
public class StandInResource {

    static final String PATH = "/demo/third-party";

    /** A transparent GIF of one pixel. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final int SECONDS_PER_DAY = 86_400;

    private final Hits hits;
    private final VendorFiles files;
    private final Clock clock;

    StandInResource(Hits hits, VendorFiles files, Clock clock) {
        this.hits = hits;
        this.files = files;
        this.clock = clock;
    }

    /** What a vendor's script tells about the page, under one name each; real ones have a name of their own. */
    static class Report {
        @QueryParam("pv")
        String pageView;

        @QueryParam("id")
        String id;

        @QueryParam("ev")
        String event;

        @QueryParam("dl")
        String page;
    }

    @GET
    @Path("{host}/{path:.*}")
    public Response get(
            @PathParam("host") String host,
            @PathParam("path") String path,
            @BeanParam Report report,
            @Context UriInfo request)
            throws IOException {
        return answer(host, path, report, request);
    }

    /** Beacons are posted; everything that counts is in the address, so a body is not read. */
    @POST
    @Path("{host}/{path:.*}")
    public Response post(
            @PathParam("host") String host,
            @PathParam("path") String path,
            @BeanParam Report report,
            @Context UriInfo request)
            throws IOException {
        return answer(host, path, report, request);
    }

    /** Takes the stand-ins' cookies out of this browser, which no page of the shop could do. Called by "start over". */
    @POST
    @Path("forget")
    public Response forget(@Context UriInfo request) {
        var answer = Response.noContent();
        for (var standIn : StandIns.all()) {
            standIn.cookies().forEach(cookie -> set(answer, standIn, cookie.name(), "gone", "; Max-Age=0", request));
        }
        return answer.build();
    }

    private Response answer(String host, String path, Report report, UriInfo request) throws IOException {
        var id = report.id == null ? "" : report.id;
        var standIn = StandIns.at(host, path, id).orElseThrow(NotFoundException::new);
        var view = PageView.named(report.pageView);
        count(standIn, path, report, view);
        var answer = body(standIn, request, view);
        for (var cookie : standIn.cookies()) {
            var age = cookie.days() == 0 ? "" : "; Max-Age=" + (long) cookie.days() * SECONDS_PER_DAY;
            set(answer, standIn, cookie.name(), PageView.fresh().token(), age, request);
        }
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private void count(StandIn standIn, String path, Report report, Optional<PageView> view) {
        var names = standIn.cookies().stream().map(StandIn.Cookie::name).toList();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        hits.count(
                new Hit(
                        now,
                        standIn.service(),
                        standIn.host(),
                        path,
                        standIn.kind(),
                        report.event,
                        report.page,
                        List.copyOf(names)),
                view);
    }

    private Response.ResponseBuilder body(StandIn standIn, UriInfo request, Optional<PageView> view)
            throws IOException {
        return switch (standIn.kind()) {
            case SCRIPT -> Response.ok(files.script(standIn, request, view), "text/javascript; charset=utf-8");
            case FRAME -> Response.ok(files.page(standIn), "text/html; charset=utf-8");
            case PIXEL -> Response.ok(PIXEL, "image/gif");
            case BEACON -> Response.noContent();
        };
    }

    /**
     * A third-party cookie. Its path keeps the vendors apart as their hosts would. Partitioned (CHIPS), since browsers drop others;
     * where no browser keeps a {@code Secure} cookie, a plain one.
     */
    private static void set(
            Response.ResponseBuilder answer, StandIn standIn, String name, String value, String age, UriInfo request) {
        var reach = Origins.keepsSecureCookies(request.getBaseUri())
                ? "; SameSite=None; Secure; Partitioned"
                : "; SameSite=Lax";
        answer.header(
                HttpHeaders.SET_COOKIE, name + "=" + value + "; Path=" + PATH + "/" + standIn.host() + age + reach);
    }
}
