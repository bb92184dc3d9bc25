package org.jawoord.shared;

import java.util.List;

/**
 * Refuses a request: thrown where the fault is found, answered as {@link Problem}. Carries no stack trace, since it
 * tells of somebody else's input and not of our code.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final int retryAfterSeconds;

    /** Refuses for the reason that {@code problem} gives. */
    public ProblemException(Problem problem) {
        this(problem, 0);
    }

    private ProblemException(Problem problem, int retryAfterSeconds) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** 400: the request can't be read. {@code field} may be null. */
    public static ProblemException malformed(String detail, String field) {
        return new ProblemException(Problem.of(400, detail, field));
    }

    /** 403: not from this origin, or not with this secret. */
    public static ProblemException forbidden(String detail, String field) {
        return new ProblemException(Problem.of(403, detail, field));
    }

    /** 404. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(Problem.of(404, detail));
    }

    /** 422: readable, but it makes no sense here. */
    public static ProblemException unprocessable(String detail, String field) {
        return new ProblemException(Problem.of(422, detail, field));
    }

    /** 422 with every finding. */
    public static ProblemException unprocessable(List<Problem.Finding> findings) {
        return new ProblemException(Problem.of(422, findings));
    }

    /** 429: too much from one client or for one site; {@code seconds} until it makes sense to come back, at least 1. */
    public static ProblemException tooMany(String detail, int seconds) {
        return new ProblemException(Problem.of(429, detail), Math.max(1, seconds));
    }

    /** 503: not stored, not known; the client may try again after {@code seconds}, at least 1. */
    public static ProblemException unavailable(String detail, int seconds) {
        return new ProblemException(Problem.of(503, detail), Math.max(1, seconds));
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }

    /** Seconds for the {@code Retry-After} header; 0 for none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
