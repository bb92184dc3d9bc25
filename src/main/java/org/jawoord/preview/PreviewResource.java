package org.jawoord.preview;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.Cors;
import org.jawoord.security.RateLimits;
import org.jawoord.settings.Settings;
import org.jawoord.shared.ProblemException;
import org.jawoord.site.Service;

/**
 * The picture that a placeholder shows for an embed. Its address comes from the template in the site's current notice; of the request only
 * the id goes into it, and nothing of the visitor is passed on.
 *
 * <p>Answers: 200 with the picture; 400 the id is malformed; 404 no such site, service or picture, or previews are switched off
 * ({@code JAWOORD_PREVIEWS}); 429; 503 the provider does not answer, or too many pictures are being fetched.
 */
@Path("/v1/sites/{site}/previews/{service}/{id}")
public class PreviewResource {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Browsers may keep it as long as we do. */
    private static final String FRESH = "public, max-age=" + Previews.KEPT.toSeconds();

    /** Seconds after which a busy server may be asked again. */
    private static final int BUSY_SECONDS = 2;

    private final Notices notices;
    private final Previews previews;
    private final RateLimits limits;
    private final ClientAddress client;
    private final boolean isOn;

    PreviewResource(Notices notices, Previews previews, RateLimits limits, ClientAddress client, Config config) {
        this.notices = notices;
        this.previews = previews;
        this.limits = limits;
        this.client = client;
        this.isOn = Settings.of(config).flag("jawoord.previews").orElse(true);
    }

    @GET
    public CompletionStage<Response> picture(
            @PathParam("site") String site,
            @PathParam("service") String service,
            @PathParam("id") String id,
            @Context HttpServerRequest request) {
        int seconds = limits.waitForLookup(client.of(request));
        if (seconds > 0) {
            throw ProblemException.tooMany("Too many pictures at once.", seconds);
        }
        if (!ID.matcher(id).matches()) {
            throw ProblemException.malformed("An id is 1 to 64 letters, digits, _ and -.", "id");
        }
        var image = previewOf(site, service)
                .orElseThrow(() -> ProblemException.notFound("This site has no pictures of such a service."))
                .imageOf(id);
        return previews.at(URI.create(image)).handle((found, failure) -> {
            if (failure != null) {
                throw new CompletionException(
                        ProblemException.unavailable("Too many pictures are being fetched.", BUSY_SECONDS));
            }
            return answer(found);
        });
    }

    private Optional<Service.Preview> previewOf(String site, String service) {
        return notices.current(site)
                .filter(publication -> isOn)
                .map(Publication::notice)
                .map(notice -> notice.services().get(service))
                .map(Service::preview);
    }

    private static Response answer(Found found) {
        if (found instanceof Picture picture) {
            return Response.ok(picture.bytes(), picture.type())
                    .header(HttpHeaders.CACHE_CONTROL, FRESH)
                    .header(Cors.ALLOW_ORIGIN, "*")
                    .header("Content-Security-Policy", "default-src 'none'")
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .header("X-Content-Type-Options", "nosniff")
                    .build();
        }
        throw new CompletionException(
                found == Found.Nothing.NO_PICTURE
                        ? ProblemException.notFound("The provider has no such picture.")
                        : ProblemException.unavailable(
                                "The provider does not answer.", (int) Previews.FAILURE_KEPT.toSeconds()));
    }
}
