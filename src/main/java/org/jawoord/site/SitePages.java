package org.jawoord.site;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jawoord.security.Cors;
import org.jawoord.shared.ProblemException;

/** Requests that only a site's own pages may make, and the answers that those pages may read (Fetch Standard §3.3). */
@Singleton
public class SitePages {

    private final LiveSites sites;

    SitePages(LiveSites sites) {
        this.sites = sites;
    }

    /**
     * Lets a request of a site's own page through.
     *
     * @param what comes from those pages, to begin the refusal with
     * @throws ProblemException 404 no such site; 403 not from one of its origins
     */
    public void admit(String site, String origin, String what) {
        var origins = sites.byKey(site)
                .orElseThrow(() -> ProblemException.notFound("There is no site of this key."))
                .origins();
        if (!origins.allow(origin)) {
            throw ProblemException.forbidden(what + " the site's own pages; this origin isn't one.", null);
        }
    }

    /** The whole answer to a preflight: 204 for the site's own origins, a refusal as of {@link #admit} for others. */
    public Response preflight(String site, String origin, String what) {
        admit(site, origin, what);
        return preflight(readableBy(origin, Response.noContent())).build();
    }

    /** The answer to a preflight of a page that was admitted. */
    public static Response.ResponseBuilder preflight(Response.ResponseBuilder answer) {
        return answer.header(Cors.ALLOW_METHODS, "POST")
                .header(Cors.ALLOW_HEADERS, "Content-Type")
                .header(Cors.MAX_AGE, Cors.MAX_AGE_SECONDS);
    }

    /** An answer that the page of this origin, which was admitted, may read. */
    public static Response.ResponseBuilder readableBy(String origin, Response.ResponseBuilder answer) {
        return answer.header(Cors.ALLOW_ORIGIN, origin)
                .header(HttpHeaders.VARY, Cors.ORIGIN)
                .header(Cors.EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
    }
}
