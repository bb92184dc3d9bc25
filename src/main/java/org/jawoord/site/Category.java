package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One purpose that the visitor can say yes or no to.
 *
 * @param key unique among the categories and services of the site
 * @param basis why its data may be processed; by default consent, and strictly necessary for {@link #NECESSARY}
 * @param title beside the switch
 * @param purpose what happens and what for
 * @param data kinds of data used; may be empty
 * @param retention ISO 8601 period for which the data is kept; may be null
 * @param consentMode the Google Consent Mode types that it grants
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Category(
        String key,
        LegalBasis basis,
        Text title,
        Text purpose,
        List<Text> data,
        String retention,
        List<String> consentMode) {

    /** Key of the category that is always on; implied when a definition leaves it out. */
    public static final String NECESSARY = "necessary";

    /** What {@link #NECESSARY} grants unless the definition says otherwise: storage against fraud and for log-in. */
    private static final List<String> NECESSARY_CONSENT_MODE = List.of("security_storage");

    public Category {
        boolean necessary = NECESSARY.equals(key);
        if (basis == null) {
            basis = necessary ? LegalBasis.STRICTLY_NECESSARY : LegalBasis.CONSENT;
        }
        if (consentMode == null) {
            consentMode = necessary ? NECESSARY_CONSENT_MODE : List.of();
        }
        consentMode = List.copyOf(consentMode);
        data = data == null ? List.of() : List.copyOf(data);
    }

    /** The category that is always on, for a definition that leaves it out. */
    public static Category necessary(Text title, Text purpose) {
        return new Category(NECESSARY, null, title, purpose, null, null, null);
    }

    /** Whether it is always on. */
    @JsonIgnore
    public boolean isNecessary() {
        return NECESSARY.equals(key);
    }

    /** Whether the visitor is asked: nothing of it may happen before a yes. */
    @JsonIgnore
    public boolean isAsked() {
        return basis == LegalBasis.CONSENT;
    }

    /** The same with every text replaced. */
    public Category withTexts(UnaryOperator<Text> change) {
        return new Category(
                key,
                basis,
                change.apply(title),
                change.apply(purpose),
                data.stream().map(change).toList(),
                retention,
                consentMode);
    }
}
