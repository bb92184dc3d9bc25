package org.jawoord.report;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jawoord.notice.Configuration;
import org.jawoord.notice.Notice;
import org.jawoord.report.Document.Blocks;
import org.jawoord.site.Category;
import org.jawoord.site.SiteDefinition.PrivacyStatement;

/**
 * All that a notice says in its first and second layer, as a page to read without script: in each language in which it was
 * shown, one after the other.
 */
final class NoticeDocument {

    private final Notice notice;
    private final Words words;
    private final URI server;

    private NoticeDocument(Notice notice, Words words, URI server) {
        this.notice = notice;
        this.words = words;
        this.server = server;
    }

    /**
     * The page.
     *
     * @param tags language tags that it was shown in, as recorded; its default language when there is none
     * @param words of what the page says besides the notice
     */
    static Document of(Notice notice, Collection<String> tags, Words words, URI server) {
        return new NoticeDocument(notice, words, server).document(tags);
    }

    private Document document(Collection<String> tags) {
        var languages = (tags.isEmpty() ? Stream.of(notice.content().defaultLanguage()) : tags.stream())
                .map(notice::languageFor)
                .distinct()
                .toList();
        var parts = new ArrayList<Document.Part>();
        for (var language : languages) {
            parts.add(new Document.Part(
                    words.language(),
                    new Blocks()
                            .heading(words.say("notice.language", "language", language))
                            .text(words.say(
                                    "notice.live",
                                    "address",
                                    server + "/notices/" + notice.id().hex() + "/preview?lang=" + language))
                            .all()));
            parts.add(new Document.Part(language, shown(Configuration.of(notice, language))));
        }
        return new Document(
                words.language(),
                words.say("notice.title", "name", notice.content().name()),
                words.say("notice.lead", "id", notice.id().hex()),
                List.copyOf(parts));
    }

    /** All in the notice's language, the labels too where there are words for them in it. */
    private List<Document.Block> shown(Configuration shown) {
        var texts = new NoticeTexts(shown);
        var words = Words.in(shown.language().split("-", 2)[0]).orElse(this.words);
        var blocks = new Blocks();
        blocks.subheading(words.say("notice.first"));
        blocks.text(texts.of("title")).text(texts.intro()).text(texts.of("withdrawHint"));
        blocks.facts(
                words.say("notice.buttons"),
                String.join("\n", texts.of("acceptAll"), texts.of("rejectAll"), texts.of("settings")));
        blocks.subheading(words.say("notice.second"));
        blocks.text(texts.of("preferencesTitle")).text(texts.of("preferencesIntro"));
        for (var told : shown.categories()) {
            category(told.of(), shown, texts, words, blocks);
        }
        about(shown, texts, words, blocks);
        everyText(shown, words, blocks);
        return blocks.all();
    }

    private static void category(
            Category category, Configuration shown, NoticeTexts texts, Words words, Blocks blocks) {
        blocks.subheading(texts.in(category.title()));
        blocks.text(texts.in(category.purpose()));
        blocks.facts(
                texts.of("legalBasis"), texts.basis(category.basis()),
                texts.of("data"),
                        String.join(
                                "\n", category.data().stream().map(texts::in).toList()),
                texts.of("retention"), category.retention(),
                words.say("notice.consentMode"), String.join(", ", category.consentMode()),
                words.say("notice.key"), category.key());
        shown.services().stream()
                .map(Configuration.Told::of)
                .filter(service -> service.category().equals(category.key()))
                .forEach(service -> blocks.facts(ServiceFacts.of(service, texts, words)));
    }

    private void about(Configuration shown, NoticeTexts texts, Words words, Blocks blocks) {
        var controller = shown.controller();
        var content = notice.content();
        blocks.subheading(texts.of("about"));
        blocks.facts(
                texts.of("controller"), controller.name(),
                texts.of("address"), controller.address(),
                texts.of("contact"), controller.email(),
                texts.of("dpo"), controller.dpo(),
                texts.of("privacyStatement"), statement(shown.privacyStatement(), texts),
                words.say("notice.gpc"), String.join(", ", shown.gpc()),
                words.say("notice.layout"),
                        Stream.of(shown.banner().layout().name(), shown.banner().position())
                                .filter(part -> part != null)
                                .reduce((layout, position) -> layout + ", " + position)
                                .orElse(""),
                words.say("notice.code"), content.snippet());
        blocks.text(texts.filled(
                "choiceLifetime",
                "accepted",
                shown.lifetime().accepted(),
                "refused",
                shown.lifetime().refused()));
        if (content.privacyStatement() != null && content.privacyStatement().text() != null) {
            blocks.subheading(words.say("notice.statement"));
            blocks.text(content.privacyStatement().text().in(shown.language(), content.defaultLanguage()));
        }
    }

    private static String statement(PrivacyStatement statement, NoticeTexts texts) {
        if (statement == null) {
            return null;
        }
        return String.join(
                "\n",
                Stream.of(
                                statement.url() == null ? null : texts.in(statement.url()),
                                statement.version(),
                                statement.date())
                        .filter(part -> part != null)
                        .toList());
    }

    private static void everyText(Configuration shown, Words words, Blocks blocks) {
        blocks.subheading(words.say("notice.all"));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(words.say("notice.all.key"), words.say("notice.all.text")));
        new TreeMap<>(shown.banner().texts()).forEach((key, text) -> rows.add(List.of(key, text)));
        blocks.table(rows);
    }
}
