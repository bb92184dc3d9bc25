package org.jawoord.notice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jawoord.site.Category;
import org.jawoord.site.Service;
import org.jawoord.site.SiteDefinition.Lifetime;
import org.jawoord.site.Text;

/** An immutable notice, parsed once. What an id refers to never changes, so it may be kept anywhere for ever. */
public final class Notice {

    private final NoticeId id;
    private final NoticeContent content;
    private final String canonicalJson;
    private final Map<String, Category> categories;
    private final Map<String, Service> services;
    private final Map<String, String> revs;

    private Notice(NoticeId id, NoticeContent content, String canonicalJson) {
        this.id = id;
        this.content = content;
        this.canonicalJson = canonicalJson;
        var categoriesInOrder = new LinkedHashMap<String, Category>();
        content.categories().forEach(category -> categoriesInOrder.put(category.key(), category));
        this.categories = Collections.unmodifiableMap(categoriesInOrder);
        var servicesInOrder = new LinkedHashMap<String, Service>();
        content.services().forEach(service -> servicesInOrder.put(service.key(), service));
        this.services = Collections.unmodifiableMap(servicesInOrder);
        this.revs = Editorial.counting(Material.revs(content), content.editorial());
    }

    /** The notice with this content. */
    static Notice of(NoticeContent content) {
        return stored(content.canonicalJson());
    }

    /** The notice of which this is the canonical JSON. */
    static Notice stored(String canonicalJson) {
        return new Notice(NoticeId.ofContent(canonicalJson), NoticeContent.read(canonicalJson), canonicalJson);
    }

    public NoticeId id() {
        return id;
    }

    /** Key of its site. */
    public String site() {
        return content.site();
    }

    /** Everything in it. */
    public NoticeContent content() {
        return content;
    }

    /** RFC 8785; its SHA-256 is the id. */
    public String canonicalJson() {
        return canonicalJson;
    }

    /** How long answers to it hold. */
    public Lifetime lifetime() {
        return content.lifetime();
    }

    /** Its categories by key, in the order in which they are shown; {@code necessary} is always among them. */
    public Map<String, Category> categories() {
        return categories;
    }

    /** Its services by key, in the order in which they are shown; each one's category is in {@link #categories}. */
    public Map<String, Service> services() {
        return services;
    }

    /** Whether a signal of Global Privacy Control refuses this category and its services. */
    public boolean isRefusedByGpc(String category) {
        return content.gpc().contains(category);
    }

    /**
     * What is material about each category and service that it asks about, in short, by key: another value is another
     * question. Keys whose category isn't asked are not in it. What was mended editorially has the value of before.
     */
    public Map<String, String> revs() {
        return revs;
    }

    /**
     * Titles, in the default language, of what it asks that was not seen, or not so; in its order. Empty when a choice
     * by somebody who saw that answers it too: what was taken away since doesn't matter.
     *
     * @param seen the {@link #revs} of the notice that was answered
     */
    List<String> changes(Map<String, String> seen) {
        return revs.entrySet().stream()
                .filter(asked -> !asked.getValue().equals(seen.get(asked.getKey())))
                .map(asked -> title(asked.getKey()))
                .toList();
    }

    private String title(String key) {
        return title(key, content.defaultLanguage());
    }

    /** The title of a category or service in a language, in the default one, or the key where there is none. */
    String title(String key, String language) {
        var category = categories.get(key);
        var service = services.get(key);
        var title = category != null ? category.title() : service != null ? service.title() : Text.of(key);
        var words = title.in(language, content.defaultLanguage());
        return words == null ? key : words;
    }

    /** The languages that it has words in. */
    public List<String> languages() {
        return content.languages();
    }

    /**
     * The language to use for somebody who asks for this one: itself, then without its region ({@code nl} for
     * {@code nl-BE}), then the default (RFC 4647 lookup). {@code null} asks for the default.
     */
    public String languageFor(String tag) {
        for (var range = tag == null ? "" : tag; !range.isEmpty(); range = withoutLastPart(range)) {
            var found = offered(range);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return content.defaultLanguage();
    }

    private Optional<String> offered(String tag) {
        var lower = tag.toLowerCase(Locale.ROOT);
        return languages().stream()
                .filter(language -> language.toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }

    private static String withoutLastPart(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
