package org.jawoord.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error as a client reads it: RFC 9457 {@code application/problem+json}, with the field at fault where there is one.
 *
 * @param type a stable name of the kind of problem; {@code about:blank} where the status says it all
 * @param title the same for every problem of this status
 * @param status the HTTP status
 * @param detail what is wrong, in a sentence that helps whoever sent the request
 * @param field the member at fault: its name, or its path in a choice or lookup ({@code services/meta-pixel}); a JSON
 *     Pointer in a definition ({@code /services/3/category}); or absent
 * @param errors every finding where there are several; or absent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String field, List<Finding> errors) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Characters of a name that a refusal repeats at most: it is somebody's input. */
    private static final int MAX_NAME = 64;

    /** One fault in a document that may have many. */
    public record Finding(String field, String detail) {}

    /** A problem without a field at fault. */
    public static Problem of(int status, String detail) {
        return of(status, detail, null);
    }

    /** A problem with one field at fault; {@code field} may be null. */
    public static Problem of(int status, String detail, String field) {
        return new Problem("about:blank", titleOf(status), status, detail, field, List.of());
    }

    /** A document with one or more faults: the first one also stands in {@code detail} and {@code field}. */
    public static Problem of(int status, List<Finding> findings) {
        var first = findings.get(0);
        return new Problem("about:blank", titleOf(status), status, first.detail(), first.field(), findings);
    }

    /** A name that came from outside, fit to be repeated in a refusal. */
    public static String shortened(String name) {
        var printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > MAX_NAME ? printable.substring(0, MAX_NAME) + "…" : printable;
    }

    private static String titleOf(int status) {
        var known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "Error";
    }
}
