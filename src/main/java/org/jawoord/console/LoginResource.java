package org.jawoord.console;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jawoord.security.ClientAddress;
import org.jawoord.security.ConsoleLogin;
import org.jawoord.security.ConsoleSessions;
import org.jawoord.security.ConsoleUser;
import org.jawoord.security.PasswordRules;

/**
 * {@code /console/login} and {@code /console/logout}.
 *
 * <p>Answers to a log-in: 303 with a new cookie; 401 whatever was wrong; 403 from another origin; 429 from a client that
 * has failed too often.
 */
@ConsolePage
@Path("/console")
public class LoginResource {

    private static final int LONGEST_NAME = 64;

    private final Pages pages;
    private final ConsoleLogin login;
    private final ConsoleSessions sessions;
    private final ConsoleCookie cookie;
    private final ClientAddress clients;

    LoginResource(
            Pages pages, ConsoleLogin login, ConsoleSessions sessions, ConsoleCookie cookie, ClientAddress clients) {
        this.pages = pages;
        this.login = login;
        this.sessions = sessions;
        this.cookie = cookie;
        this.clients = clients;
    }

    @GET
    @WithoutLogin
    @Path("login")
    public Response form(@Context HttpHeaders headers) {
        return pages.login(headers, 200, new Pages.LoginForm("", false));
    }

    @POST
    @WithoutLogin
    @Path("login")
    public Response login(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        if (name.length() > LONGEST_NAME || password.length() > 2 * PasswordRules.LONGEST) {
            return refused(headers, "");
        }
        return login.check(name, password, clients.of(request))
                .map(user -> into(user, sessions, cookie, headers, request))
                .orElseGet(() -> refused(headers, name));
    }

    @POST
    @Path("logout")
    public Response logout(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        cookie.in(headers, request).ifPresent(sessions::close);
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/console/login")
                .cookie(cookie.expired(request))
                .build();
    }

    /** Opens a session under a new token, whatever the browser brought (session fixation). */
    static Response into(
            ConsoleUser user,
            ConsoleSessions sessions,
            ConsoleCookie cookie,
            HttpHeaders headers,
            HttpServerRequest request) {
        String token = sessions.open(user, cookie.in(headers, request).orElse(null));
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/console")
                .cookie(cookie.with(token, request))
                .build();
    }

    private Response refused(HttpHeaders headers, String name) {
        return pages.login(headers, Response.Status.UNAUTHORIZED.getStatusCode(), new Pages.LoginForm(name, true));
    }
}
