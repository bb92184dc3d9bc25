package org.jawoord.security;

/** Names and values of the CORS protocol (Fetch Standard §3.3) as we use it: per site. */
public final class Cors {

    public static final String ORIGIN = "Origin";
    public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    public static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    public static final String MAX_AGE = "Access-Control-Max-Age";

    /** Seconds that a browser may remember a preflight: two hours, the most that Chromium honours. */
    public static final String MAX_AGE_SECONDS = "7200";

    private Cors() {}
}
