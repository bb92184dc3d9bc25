package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jawoord.site.Category;
import org.jawoord.site.LegalBasis;
import org.jawoord.site.Service;
import org.jawoord.site.SiteDefinition.Lifetime;
import org.jawoord.site.Text;

/**
 * The part of a {@link Configuration} that travels to each visitor inside the script: what gates tags, and what the
 * first layer says to most. What it says to few (that something changed, that their browser sends a signal) and the
 * details of the second layer follow when they are wanted.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record FirstLayer(
        String site,
        String notice,
        Integer version,
        String publishedAt,
        String language,
        List<String> languages,
        Controller controller,
        Statement privacyStatement,
        Lifetime lifetime,
        List<Purpose> categories,
        @JsonInclude(JsonInclude.Include.ALWAYS) List<Tool> services,
        List<String> gpc,
        int recipients,
        Configuration.Appearance banner) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Set<String> TEXTS = Set.of(
            "title",
            "intro",
            "withdrawHint",
            "acceptAll",
            "rejectAll",
            "settings",
            "closeUnchanged",
            "saved",
            "withdrawn",
            "privacyStatement",
            "unavailable");

    /** The forms of how many get data. */
    private static final Pattern RECIPIENTS = Pattern.compile("recipients_.*");

    record Controller(String name) {}

    record Statement(Text url) {}

    /** A category; {@code basis} is absent where it is asked, and {@code title} where it isn't. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Purpose(String key, String rev, LegalBasis basis, Text title, List<String> consentMode) {

        static Purpose of(Configuration.Told<Category> told) {
            var category = told.of();
            return new Purpose(
                    category.key(),
                    told.rev(),
                    category.isAsked() ? null : category.basis(),
                    category.isAsked() ? category.title() : null,
                    category.consentMode());
        }
    }

    /** A service. What it keeps is named so that the page can delete it, which it never does to our own. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Tool(
            String key,
            String rev,
            String category,
            List<String> matches,
            List<Name> cookies,
            List<String> storage,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean reloadOnWithdraw) {

        static Tool of(Configuration.Told<Service> told) {
            var service = told.of();
            return new Tool(
                    service.key(),
                    told.rev(),
                    service.category(),
                    service.matches(),
                    service.cookies().stream()
                            .map(cookie -> new Name(cookie.name()))
                            .filter(cookie -> !isOurs(cookie.name()))
                            .toList(),
                    service.storage().stream().filter(name -> !isOurs(name)).toList(),
                    service.reloadOnWithdraw());
        }
    }

    record Name(String name) {}

    /** As sweep.ts tells it. */
    private static boolean isOurs(String name) {
        return name.startsWith("jawoord");
    }

    static FirstLayer of(Configuration whole) {
        var statement = whole.privacyStatement();
        return new FirstLayer(
                whole.site(),
                whole.notice(),
                whole.version(),
                whole.publishedAt(),
                whole.language(),
                whole.languages(),
                new Controller(whole.controller().name()),
                statement == null || statement.url() == null ? null : new Statement(statement.url()),
                new Lifetime(whole.lifetime().accepted(), whole.lifetime().refused(), null),
                whole.categories().stream().map(Purpose::of).toList(),
                whole.services().stream().map(Tool::of).toList(),
                whole.gpc(),
                whole.recipients(),
                new Configuration.Appearance(
                        whole.banner().layout(),
                        whole.banner().position(),
                        whole.banner().theme(),
                        texts(whole.banner().texts())));
    }

    private static Map<String, String> texts(Map<String, String> all) {
        var said = new LinkedHashMap<>(all);
        said.keySet()
                .removeIf(
                        key -> !TEXTS.contains(key) && !RECIPIENTS.matcher(key).matches());
        return said;
    }

    /** As JSON; the same bytes for the same publication and language. */
    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts can always be written", e);
        }
    }
}
