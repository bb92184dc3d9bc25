package org.jawoord.notice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One place in which two notices differ.
 *
 * @param path the members that lead to it; categories and services by their key, cookies by their name
 * @param before what stood there; missing where nothing did
 * @param after what stands there now; missing where nothing does
 */
record Difference(List<String> path, ChangeKind kind, JsonNode before, JsonNode after) {

    Difference {
        path = List.copyOf(path);
    }

    static Difference of(List<String> path, JsonNode before, JsonNode after) {
        var kind = before.isMissingNode()
                ? ChangeKind.ADDED
                : after.isMissingNode() ? ChangeKind.REMOVED : ChangeKind.CHANGED;
        return new Difference(path, kind, before, after);
    }

    /** A part of the path; empty beyond its end. */
    String part(int i) {
        return i < path.size() ? path.get(i) : "";
    }

    /** What it is about, whichever category, service, cookie or text that is: {@code services.cookies.lifetime}. */
    String place() {
        boolean item = part(0).equals("categories") || part(0).equals("services");
        var place = new ArrayList<String>();
        for (int i = 0; i < path.size(); i++) {
            boolean name = (item && i == 1)
                    || (part(0).equals("services") && part(2).equals("cookies") && i == 3)
                    || (part(0).equals("banner") && part(1).equals("texts") && i == 2);
            if (!name) {
                place.add(path.get(i));
            }
        }
        return String.join(".", place);
    }

    /** Whether one of several is added, taken away or moved, and not something about it. */
    boolean isWhole() {
        boolean item = part(0).equals("categories") || part(0).equals("services");
        return item && (path.size() == 2 || (path.size() == 4 && part(2).equals("cookies")));
    }
}
