package org.jawoord.security;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jawoord.shared.Problem;
import org.jawoord.shared.Sha256;

/** Lets a request to the admin API through when its bearer token (RFC 6750) is the configured one. */
@Provider
@AdminApi
@Priority(Priorities.AUTHENTICATION)
public class AdminTokenFilter implements ContainerRequestFilter {

    private static final String BEARER = "Bearer ";

    @Override
    public void filter(ContainerRequestContext request) {
        var header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(BEARER) || !isExpected(header.substring(BEARER.length()))) {
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Jawoord\"")
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(401, "The admin API takes the token of JAWOORD_ADMIN_TOKEN as a bearer token."))
                    .build());
            return;
        }
        request.setSecurityContext(new TokenHolder());
    }

    private boolean isExpected(String token) {
        // Digests have one length, so the comparison takes the same time whatever was sent.
        // Asked for late: filters are made before the settings of this run are known.
        return ConfigProvider.getConfig()
                .getOptionalValue(AdminSettings.TOKEN, String.class)
                .filter(expected -> MessageDigest.isEqual(digest(expected), digest(token)))
                .isPresent();
    }

    private static byte[] digest(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Whoever holds the token; its name goes into the audit. */
    private static final class TokenHolder implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> "token";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
