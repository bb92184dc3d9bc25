package org.jawoord.notice;

import java.util.List;

/**
 * One difference between two notices, as people read it.
 *
 * @param path a JSON Pointer (RFC 6901) into the notice, with keys for the places of categories and services, and names
 *     for those of cookies; texts of the banner without their language
 * @param kind {@code added}, {@code removed}, {@code changed} or {@code reordered}
 * @param material whether it is a reason to ask visitors again who answered before
 * @param words a sentence
 */
public record Change(String path, ChangeKind kind, boolean material, String words) {

    static Change of(Difference difference, boolean material, String words) {
        return new Change(pointer(difference.path()), difference.kind(), material, words);
    }

    /** How much of memory it takes, about. */
    int characters() {
        return path.length() + words.length();
    }

    private static String pointer(List<String> path) {
        var pointer = new StringBuilder();
        path.forEach(part -> pointer.append('/').append(part.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }
}
