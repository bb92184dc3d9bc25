package org.jawoord.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What an owner says about a site, with the defaults filled in. Made by {@link DefinitionReader} only, so each value
 * is within its limits and each key that is named exists.
 *
 * @param privacyStatement may be null
 * @param gpc keys of the categories that a signal of Global Privacy Control refuses; empty when it refuses nothing
 */
public record SiteDefinition(
        String name,
        Controller controller,
        List<String> origins,
        String defaultLanguage,
        List<String> languages,
        PrivacyStatement privacyStatement,
        Lifetime lifetime,
        List<Category> categories,
        List<Service> services,
        List<String> gpc,
        Banner banner) {

    public SiteDefinition {
        origins = List.copyOf(origins);
        languages = List.copyOf(languages);
        lifetime = lifetime == null ? new Lifetime(null, null, null) : lifetime;
        categories = List.copyOf(categories);
        services = services == null ? List.of() : List.copyOf(services);
        gpc = gpc == null ? GlobalPrivacyControl.refusedByDefault(categories) : List.copyOf(gpc);
        banner = banner == null ? Banner.standard() : banner;
    }

    /** Who is responsible for the data; all but the name may be null. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Controller(String name, String address, String email, String dpo) {}

    /** The statement that a notice refers to; each part may be null. {@code date} is YYYY-MM-DD. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record PrivacyStatement(Text url, String version, String date, Text text) {

        /** The same with every text replaced. */
        public PrivacyStatement withTexts(UnaryOperator<Text> change) {
            return new PrivacyStatement(
                    url == null ? null : change.apply(url), version, date, text == null ? null : change.apply(text));
        }
    }

    /**
     * How long an answer holds, as ISO 8601 periods: after a yes to anything, and after a no to everything.
     *
     * @param records how long records of it are kept after it stopped holding; null, and absent from notices: as long as
     *     they may have to be shown (GDPR Art. 7(1))
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lifetime(String accepted, String refused, String records) {

        /** Six months both ways: CNIL 2020-091, CRITERIA C8. */
        public static final String STANDARD = "P6M";

        public Lifetime {
            accepted = accepted == null ? STANDARD : accepted;
            refused = refused == null ? STANDARD : refused;
        }
    }
}
