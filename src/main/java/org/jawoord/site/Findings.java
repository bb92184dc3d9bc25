package org.jawoord.site;

import java.util.ArrayList;
import java.util.List;
import org.jawoord.shared.Problem.Finding;

/** Collects what is wrong with a document, in the order in which it is looked at. */
final class Findings {

    private final List<Finding> found = new ArrayList<>();

    /** Notes a fault unless {@code holds}. */
    void require(boolean holds, String field, String detail) {
        if (!holds) {
            add(field, detail);
        }
    }

    void add(String field, String detail) {
        found.add(new Finding(field, detail));
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
