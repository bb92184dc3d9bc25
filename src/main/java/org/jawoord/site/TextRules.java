package org.jawoord.site;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jawoord.shared.Problem.Finding;

/** Whether every visitor can be told everything in a language that is offered. */
final class TextRules {

    /** Characters on a button: twice the longest built-in one of the first layer; more pushes an answer off a phone (C2). */
    static final int MAX_BUTTON = 45;

    private static final Set<String> ON_BUTTONS =
            Set.of("acceptAll", "rejectAll", "settings", "save", "withdraw", "close", "closeUnchanged");

    private final SiteDefinition site;
    private final Findings findings = new Findings();

    private TextRules(SiteDefinition site) {
        this.site = site;
    }

    /** What is wrong; empty when nothing is. */
    static List<Finding> faults(SiteDefinition site) {
        var rules = new TextRules(site);
        rules.languages();
        rules.privacyStatement();
        rules.categories();
        rules.services();
        rules.banner();
        return rules.findings.all();
    }

    private void languages() {
        findings.require(
                site.languages().contains(site.defaultLanguage()),
                "/defaultLanguage",
                "The default language must be one of languages.");
        boolean implied = site.categories().stream().noneMatch(Category::isNecessary);
        for (var language : site.languages()) {
            findings.require(
                    !implied || BuiltInTexts.has(language),
                    "/categories",
                    "There are no built-in words for the category necessary in " + language
                            + "; add that category with a title and a purpose.");
        }
    }

    private void privacyStatement() {
        if (site.privacyStatement() != null) {
            require(site.privacyStatement().url(), "/privacyStatement/url");
            require(site.privacyStatement().text(), "/privacyStatement/text");
        }
    }

    private void categories() {
        for (int i = 0; i < site.categories().size(); i++) {
            var category = site.categories().get(i);
            var field = "/categories/" + i;
            require(category.title(), field + "/title");
            require(category.purpose(), field + "/purpose");
            for (int d = 0; d < category.data().size(); d++) {
                require(category.data().get(d), field + "/data/" + d);
            }
        }
    }

    private void services() {
        for (int i = 0; i < site.services().size(); i++) {
            var service = site.services().get(i);
            var field = "/services/" + i;
            require(service.title(), field + "/title");
            require(service.purpose(), field + "/purpose");
            require(service.rationale(), field + "/rationale");
            for (int c = 0; c < service.cookies().size(); c++) {
                require(service.cookies().get(c).purpose(), field + "/cookies/" + c + "/purpose");
            }
        }
    }

    private void require(Text text, String field) {
        if (text == null) {
            return;
        }
        findings.require(
                text.has(site.defaultLanguage()),
                field + "/" + site.defaultLanguage(),
                "The text in the default language is missing.");
        for (var language : text.languages()) {
            requireOffered(language, field + "/" + language);
        }
    }

    private void requireOffered(String language, String field) {
        findings.require(site.languages().contains(language), field, "The site does not offer " + language + ".");
    }

    private void banner() {
        var texts = site.banner().texts();
        for (var language : new TreeSet<>(texts.keySet())) {
            requireOffered(language, "/banner/texts/" + language);
            overrides(texts.get(language), "/banner/texts/" + language + "/");
        }
        for (var language : site.languages()) {
            if (!BuiltInTexts.has(language)) {
                var missing = new TreeSet<>(BuiltInTexts.keys());
                missing.removeAll(texts.getOrDefault(language, Map.of()).keySet());
                findings.require(
                        missing.isEmpty(),
                        "/banner/texts/" + language,
                        "The banner has no words of its own in " + language + ". Missing: " + String.join(", ", missing)
                                + ".");
            }
        }
    }

    private void overrides(Map<String, String> texts, String field) {
        for (var key : new TreeSet<>(texts.keySet())) {
            if (!BuiltInTexts.isKey(key)) {
                findings.add(field + key, "The banner shows no text of this key.");
                continue;
            }
            findings.require(
                    !ON_BUTTONS.contains(key) || texts.get(key).length() <= MAX_BUTTON,
                    field + key,
                    "At most " + MAX_BUTTON
                            + " characters: this stands on a button, and both answers have to be in view on a phone.");
            var unknown = BuiltInTexts.placeholdersIn(texts.get(key));
            unknown.removeAll(BuiltInTexts.placeholders(key));
            findings.require(
                    unknown.isEmpty(),
                    field + key,
                    "The banner can't fill in " + String.join(", ", unknown) + " here.");
        }
    }
}
