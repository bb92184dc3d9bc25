package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.site.Banner;
import org.jawoord.site.BuiltInTexts;
import org.jawoord.site.Category;
import org.jawoord.site.Service;
import org.jawoord.site.SiteDefinition;
import org.jawoord.site.SiteDefinition.Controller;
import org.jawoord.site.SiteDefinition.Lifetime;
import org.jawoord.site.SiteDefinition.PrivacyStatement;
import org.jawoord.site.Text;

/**
 * All that visitors of a site are told and shown: a definition with its defaults filled in, every text in every
 * language that is offered, and the hash of the code that shows it. Origins and rationales are not shown, so they are
 * not in it.
 *
 * <p>A field that is added later must be absent where it has no value, or old content would get another id.
 *
 * @param privacyStatement may be null
 * @param gpc keys of the categories that a signal of Global Privacy Control refuses, in the order of the categories;
 *     absent when there are none, and in notices from before there was such a setting
 * @param snippet SHA-256 of the banner's code, in hex
 * @param editorial for categories and services whose wording was mended: the rev of the question that they still are,
 *     by key ({@link Editorial}); absent when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeContent(
        String site,
        String name,
        Controller controller,
        List<String> languages,
        String defaultLanguage,
        PrivacyStatement privacyStatement,
        Lifetime lifetime,
        List<Category> categories,
        List<Service> services,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> gpc,
        Banner banner,
        String snippet,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> editorial) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public NoticeContent {
        languages = List.copyOf(languages);
        categories = List.copyOf(categories);
        services = List.copyOf(services);
        gpc = gpc == null ? List.of() : List.copyOf(gpc);
        editorial = editorial == null ? Map.of() : Map.copyOf(editorial);
    }

    /** What visitors of this site would be shown if its draft were published. */
    static NoticeContent of(String site, SiteDefinition draft, String snippet) {
        UnaryOperator<Text> complete = text -> text.complete(draft.languages(), draft.defaultLanguage());
        return new NoticeContent(
                site,
                draft.name(),
                draft.controller(),
                draft.languages(),
                draft.defaultLanguage(),
                draft.privacyStatement() == null
                        ? null
                        : draft.privacyStatement().withTexts(complete),
                draft.lifetime(),
                categories(draft).stream().map(c -> c.withTexts(complete)).toList(),
                draft.services().stream().map(s -> s.withTexts(complete)).toList(),
                gpc(draft),
                banner(draft),
                snippet,
                Map.of());
    }

    /** The same with other revs to count as. */
    NoticeContent with(Map<String, String> editorial) {
        return new NoticeContent(
                site,
                name,
                controller,
                languages,
                defaultLanguage,
                privacyStatement,
                lifetime,
                categories,
                services,
                gpc,
                banner,
                snippet,
                editorial);
    }

    private static List<Category> categories(SiteDefinition draft) {
        var categories = new ArrayList<>(draft.categories());
        if (categories.stream().noneMatch(Category::isNecessary)) {
            categories.add(0, BuiltInTexts.necessary(draft.languages()));
        }
        return categories;
    }

    private static List<String> gpc(SiteDefinition draft) {
        return draft.categories().stream()
                .map(Category::key)
                .filter(draft.gpc()::contains)
                .toList();
    }

    private static Banner banner(SiteDefinition draft) {
        var own = draft.banner();
        var texts = new HashMap<String, Map<String, String>>();
        for (var language : draft.languages()) {
            var merged = new HashMap<>(BuiltInTexts.banner(language));
            merged.putAll(own.texts().getOrDefault(language, Map.of()));
            texts.put(language, Map.copyOf(merged));
        }
        return new Banner(own.layout(), own.position(), own.theme(), texts);
    }

    /** The content in a stored notice. */
    static NoticeContent read(String canonicalJson) {
        try {
            return MAPPER.readValue(canonicalJson, NoticeContent.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** RFC 8785. */
    String canonicalJson() {
        return CanonicalJson.of(MAPPER.valueToTree(this));
    }
}
