package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jawoord.shared.JsonTimes;
import org.jawoord.site.Banner;
import org.jawoord.site.Category;
import org.jawoord.site.Service;
import org.jawoord.site.SiteDefinition.Controller;
import org.jawoord.site.SiteDefinition.Lifetime;
import org.jawoord.site.SiteDefinition.PrivacyStatement;
import org.jawoord.site.Text;

/**
 * A notice in one language: what the snippet needs to know. The text of the privacy statement is left out.
 *
 * @param notice id in hex
 * @param version of the publication; absent where only the notice is meant
 * @param publishedAt RFC 3339 in UTC with milliseconds; absent with the version
 * @param privacyStatement may be absent
 * @param gpc keys of the categories that a signal of Global Privacy Control refuses; absent when there are none
 * @param recipients how many others than the controller would get data of what is asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Configuration(
        String site,
        String notice,
        Integer version,
        String publishedAt,
        String language,
        List<String> languages,
        String defaultLanguage,
        String name,
        Controller controller,
        PrivacyStatement privacyStatement,
        Lifetime lifetime,
        List<Told<Category>> categories,
        List<Told<Service>> services,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> gpc,
        int recipients,
        Appearance banner) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * A category or service.
     *
     * @param rev what is material about it, in short ({@link Notice#revs}); absent where nobody is asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Told<T>(@JsonUnwrapped T of, String rev) {}

    /** {@link Banner} with the words of one language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Appearance(Banner.Layout layout, String position, Banner.Theme theme, Map<String, String> texts) {}

    /** The publication in one of its languages; choose with {@link Notice#languageFor}. */
    public static Configuration of(Publication publication, String language) {
        return of(publication.notice(), language, publication.version(), JsonTimes.format(publication.publishedAt()));
    }

    /** The notice in one of its languages, whichever version shows it: it never changes. */
    public static Configuration of(Notice notice, String language) {
        return of(notice, language, null, null);
    }

    private static Configuration of(Notice published, String language, Integer version, String publishedAt) {
        var notice = published.content();
        UnaryOperator<Text> words = text -> text.only(language);
        return new Configuration(
                notice.site(),
                published.id().hex(),
                version,
                publishedAt,
                language,
                notice.languages(),
                notice.defaultLanguage(),
                notice.name(),
                notice.controller(),
                withoutText(notice.privacyStatement(), words),
                notice.lifetime(),
                notice.categories().stream()
                        .map(c ->
                                new Told<>(c.withTexts(words), published.revs().get(c.key())))
                        .toList(),
                notice.services().stream()
                        .map(s -> new Told<>(
                                s.withTexts(words).withoutImage(),
                                published.revs().get(s.key())))
                        .toList(),
                notice.gpc(),
                recipients(published),
                appearance(notice, language));
    }

    private static int recipients(Notice notice) {
        var others = new HashSet<String>();
        notice.services().values().stream()
                .filter(service -> notice.categories().get(service.category()).isAsked())
                .forEach(service -> others.add(
                        service.provider() == null
                                ? service.key()
                                : service.provider().name()));
        others.remove(notice.content().controller().name());
        return others.size();
    }

    private static PrivacyStatement withoutText(PrivacyStatement statement, UnaryOperator<Text> words) {
        return statement == null
                ? null
                : new PrivacyStatement(statement.url(), statement.version(), statement.date(), null).withTexts(words);
    }

    private static Appearance appearance(NoticeContent notice, String language) {
        var banner = notice.banner();
        return new Appearance(
                banner.layout(),
                banner.position(),
                banner.theme().withOnAccent(),
                shown(notice, banner.texts().get(language)));
    }

    /** Without the names of legal bases and roles that nothing in this notice has: they would travel unseen. */
    private static Map<String, String> shown(NoticeContent notice, Map<String, String> texts) {
        var named = new HashSet<String>();
        notice.categories()
                .forEach(
                        category -> named.add("basis_" + category.basis().name().toLowerCase(Locale.ROOT)));
        notice.services().stream()
                .filter(service -> service.provider() != null)
                .forEach(service -> named.add("role_" + service.provider().role()));
        var shown = new LinkedHashMap<>(texts);
        shown.keySet().removeIf(key -> key.matches("(basis_|role_).*") && !named.contains(key));
        return shown;
    }

    /** As JSON; the same bytes for the same publication and language. */
    public String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts can always be written", e);
        }
    }

    /** What of it travels to each visitor, as JSON: without the details of the second layer. */
    public String firstLayerJson() {
        return FirstLayer.of(this).json();
    }
}
