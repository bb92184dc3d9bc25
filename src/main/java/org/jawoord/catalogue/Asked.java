package org.jawoord.catalogue;

import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jawoord.shared.ProblemException;

/** The query of a request, read strictly: a name that is misspelt would else list everything. */
final class Asked {

    /** Characters of a value: 40 languages, the most that a site may offer, and more than any search needs. */
    static final int MAX_LENGTH = 700;

    private final UriInfo address;

    private Asked(UriInfo address) {
        this.address = address;
    }

    /** The query of a request that takes these names, each at most once and with a value; 400 otherwise. */
    static Asked of(UriInfo address, Set<String> names) {
        address.getQueryParameters().forEach((name, values) -> {
            if (!names.contains(name)) {
                throw ProblemException.malformed(
                        "This address takes no parameter of this name.",
                        name.substring(0, Math.min(64, name.length())));
            }
            if (values.size() > 1) {
                throw ProblemException.malformed("Must be given once.", name);
            }
            if (values.get(0).isEmpty() || values.get(0).length() > MAX_LENGTH) {
                throw ProblemException.malformed(
                        "Must have 1 to " + MAX_LENGTH + " characters; or leave it out.", name);
            }
        });
        return new Asked(address);
    }

    /** The value, or {@code otherwise} when it isn't given. */
    String text(String name, String otherwise) {
        var value = address.getQueryParameters().getFirst(name);
        return value == null ? otherwise : value;
    }
}
