package org.jawoord.shared;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that leaves a resource into problem+json; what went wrong inside stays in the log. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** Seconds after which a client may come back when the database did not answer: about the time of a restart. */
    public static final int DATABASE_RETRY_SECONDS = 2;

    @ServerExceptionMapper
    Response refused(ProblemException e) {
        return toResponse(e);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        var answer = problem(Problem.of(status, detailOf(status)));
        var allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e) {
        if (isDatabase(e)) {
            LOG.warnf("database did not answer: %s", rootOf(e).getMessage());
            return toResponse(ProblemException.unavailable(
                    "The database does not answer. Nothing was stored; try again.", DATABASE_RETRY_SECONDS));
        }
        var reference = UUID.randomUUID();
        LOG.errorf(e, "unexpected failure %s", reference);
        return problem(Problem.of(500, "Something went wrong here. Reference: " + reference))
                .build();
    }

    /** The answer to a refused request, for resources that must add headers of their own. */
    public static Response toResponse(ProblemException e) {
        var answer = problem(e.problem());
        return (e.retryAfterSeconds() > 0 ? answer.header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds()) : answer)
                .build();
    }

    private static Response.ResponseBuilder problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
    }

    /** Whether this failed because the database did not answer. */
    public static boolean isDatabase(Throwable e) {
        for (var t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable e) {
        var t = e;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t;
    }

    private static String detailOf(int status) {
        return switch (status) {
            case 401 -> "This needs a valid credential.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not answer that method.";
            case 406 -> "This address can't answer in the media type that was asked for.";
            case 413 -> "The body is larger than this address takes.";
            case 415 -> "This address takes application/json.";
            default -> "The request could not be answered.";
        };
    }
}
