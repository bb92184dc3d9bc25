package org.jawoord.console;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.jawoord.security.ConsoleSessions;
import org.jawoord.security.FirstOwner;
import org.jawoord.security.PasswordRules;

/**
 * {@code /console/setup}: the first owner, with the link that the start-up log ends with.
 *
 * <p>Answers: 303 and logged in; 410 when the link is used, over an hour old, or not ours; 422 a name or password that is
 * not taken, and the link still works.
 */
@ConsolePage
@Path("/console/setup")
public class SetupResource {

    private static final int UNPROCESSABLE = 422;

    private final Pages pages;
    private final FirstOwner firstOwner;
    private final ConsoleSessions sessions;
    private final ConsoleCookie cookie;

    SetupResource(Pages pages, FirstOwner firstOwner, ConsoleSessions sessions, ConsoleCookie cookie) {
        this.pages = pages;
        this.firstOwner = firstOwner;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GET
    @WithoutLogin
    public Response form(@QueryParam("token") @DefaultValue("") String token, @Context HttpHeaders headers) {
        return firstOwner.isOpen(token)
                ? pages.setup(headers, 200, new Pages.SetupForm(token, FirstOwner.DEFAULT_NAME, ""))
                : pages.setupOver(headers);
    }

    @POST
    @WithoutLogin
    public Response claim(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("name") @DefaultValue("") String givenName,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("again") @DefaultValue("") String again,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        if (!firstOwner.isOpen(token)) {
            return pages.setupOver(headers);
        }
        String name = givenName.strip().toLowerCase(Locale.ROOT);
        Optional<String> fault = faultOf(name, password, again);
        if (fault.isPresent()) {
            return pages.setup(headers, UNPROCESSABLE, new Pages.SetupForm(token, name, fault.get()));
        }
        return firstOwner
                .claim(token, name, password)
                .map(user -> LoginResource.into(user, sessions, cookie, headers, request))
                .orElseGet(() -> pages.setupOver(headers));
    }

    /** The name of the fault as the page knows it. */
    private static Optional<String> faultOf(String name, String password, String again) {
        if (!FirstOwner.isName(name)) {
            return Optional.of("USER_NAME");
        }
        return PasswordRules.faultOf(password, name)
                .map(Enum::name)
                .or(() -> password.equals(again) ? Optional.empty() : Optional.of("AGAIN"));
    }
}
