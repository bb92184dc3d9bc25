package org.jawoord.console;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jawoord.notice.DraftChanges;
import org.jawoord.notice.NoticeHistory;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;
import org.jawoord.notice.PublicationInfo;
import org.jawoord.notice.Terms;
import org.jawoord.shared.ProblemException;

/**
 * {@code /console/sites/{site}}: what publishing would change for visitors, and its versions. {@code POST
 * …/notices} publishes what the page showed.
 *
 * <p>Answers: 404 no such site, or archived; 303 published; 409 the draft was changed since, and 400 or 422 not
 * editorial: the page again, saying so.
 */
@ConsolePage
@Path("/console/sites/{site}")
public class SitePageResource {

    /** Versions on the page: the latest. The admin API has them all. */
    private static final int MAX_VERSIONS = 20;

    private final Pages pages;
    private final CurrentUser user;
    private final Notices notices;
    private final NoticeHistory history;

    SitePageResource(Pages pages, CurrentUser user, Notices notices, NoticeHistory history) {
        this.pages = pages;
        this.user = user;
        this.notices = notices;
        this.history = history;
    }

    /** The page's content; {@code refusal} is empty where nothing was refused. */
    record SitePage(String site, DraftChanges draft, List<PublicationInfo> versions, String refusal) {}

    @GET
    public Response page(@PathParam("site") String site, @Context HttpHeaders headers) {
        return page(site, headers, Response.Status.OK.getStatusCode(), "");
    }

    @POST
    @Path("notices")
    public Response publish(
            @PathParam("site") String site,
            @FormParam("draft") @DefaultValue("") String draft,
            @FormParam("editorial") @DefaultValue("") String editorial,
            @Context HttpHeaders headers) {
        try {
            var seen = NoticeId.parse(draft)
                    .orElseThrow(() -> ProblemException.malformed("The page says which draft it showed.", "draft"));
            var terms = editorial.isBlank() ? Terms.NONE : Terms.editorial(editorial);
            notices.publish(
                    site,
                    user.get().name(),
                    terms.of(seen),
                    Pages.language(headers).getLanguage());
            return Response.seeOther(URI.create("/console/sites/" + site)).build();
        } catch (ProblemException e) {
            if (e.problem().status() == Response.Status.NOT_FOUND.getStatusCode()) {
                throw e;
            }
            return page(site, headers, e.problem().status(), refusal(e));
        }
    }

    /** The name of the refusal as the page knows it. */
    private static String refusal(ProblemException e) {
        return e.problem().status() == Response.Status.CONFLICT.getStatusCode() ? "CHANGED" : "EDITORIAL";
    }

    private Response page(String site, HttpHeaders headers, int status, String refusal) {
        var language = Pages.language(headers).getLanguage();
        var draft = notices.draftChanges(site, language);
        var versions = history.of(site, language).stream().limit(MAX_VERSIONS).toList();
        return pages.site(headers, status, user.get().name(), new SitePage(site, draft, versions, refusal));
    }
}
