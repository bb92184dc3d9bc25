package org.jawoord.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.text.Normalizer;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jawoord.shared.CanonicalJson;
import org.jawoord.shared.Sha256;
import org.jawoord.site.Category;
import org.jawoord.site.LegalBasis;
import org.jawoord.site.Service;
import org.jawoord.site.ServiceKind;
import org.jawoord.site.Text;

/**
 * What is material about each category and service that a notice asks about: who gets which data, what for, for how
 * long, where to (GDPR art. 4(11), 13; EDPB 05/2020, 64). When none of it differs, a choice on one notice answers the
 * other.
 *
 * <p>It is told by a {@code rev}: the first 4 characters of the base64url SHA-256 of its canonical JSON (RFC 8785). Two
 * contents of one key that share a rev would leave a change unasked. Only two versions of one key are ever compared, so
 * with 24 bits that happens by chance once in 17 million changes; an owner who searches for it on purpose has
 * both contents in published notices, for all to see. More would travel to each visitor for each key, and not compress.
 *
 * <p>Browsers keep revs for as long as a choice holds. Another way to make them would ask every visitor again.
 */
final class Material {

    private static final int REV_CHARACTERS = 4;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String MEANT = "\\p{L}\\p{M}\\p{N}";

    /** What is neither letter nor digit; first what parts two digits, since 1.5 years are not 15. */
    private static final Pattern UNMEANT = Pattern.compile("((?<=\\p{N})[^%1$s]+(?=\\p{N}))|[^%1$s]+".formatted(MEANT));

    private final NoticeContent notice;

    private Material(NoticeContent notice) {
        this.notice = notice;
    }

    /** A category, as far as it is material. The Consent Mode types are: each lets Google's tags do more. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Purpose(
            String key,
            LegalBasis basis,
            String controller,
            String purpose,
            List<String> data,
            String retention,
            List<String> consentMode) {}

    /** A service, as far as it is material. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Tool(
            String key,
            String category,
            ServiceKind kind,
            String purpose,
            String provider,
            String role,
            String country,
            List<String> transfers,
            List<List<String>> cookies,
            List<String> storage) {}

    /** The rev of each category and service whose category is asked, by key, in the order of the notice. */
    static Map<String, String> revs(NoticeContent notice) {
        var revs = new LinkedHashMap<String, String>();
        of(notice).forEach((key, material) -> revs.put(key, rev(material)));
        return Collections.unmodifiableMap(revs);
    }

    /** What is material about each category and service whose category is asked, by key, in the order of the notice. */
    static Map<String, JsonNode> of(NoticeContent notice) {
        var material = new Material(notice);
        var all = new LinkedHashMap<String, JsonNode>();
        var asked = new HashSet<String>();
        for (var category : notice.categories()) {
            if (category.isAsked()) {
                asked.add(category.key());
                all.put(category.key(), MAPPER.valueToTree(material.of(category)));
            }
        }
        for (var service : notice.services()) {
            if (asked.contains(service.category())) {
                all.put(service.key(), MAPPER.valueToTree(material.of(service)));
            }
        }
        return all;
    }

    private Purpose of(Category category) {
        return new Purpose(
                category.key(),
                category.basis(),
                words(notice.controller().name()),
                words(category.purpose()),
                sorted(category.data().stream().map(this::words).toList()),
                category.retention(),
                sorted(category.consentMode()));
    }

    private Tool of(Service service) {
        var provider = service.provider();
        return new Tool(
                service.key(),
                service.category(),
                service.kind(),
                words(service.purpose()),
                provider == null ? null : words(provider.name()),
                provider == null ? null : provider.role(),
                provider == null ? null : provider.country(),
                sorted(service.transfers()),
                service.cookies().stream()
                        .map(cookie -> List.of(cookie.name(), cookie.lifetime()))
                        .distinct()
                        .sorted((a, b) -> a.toString().compareTo(b.toString()))
                        .toList(),
                sorted(service.storage()));
    }

    private static String rev(JsonNode material) {
        var canonical = CanonicalJson.of(material);
        return Sha256.base64url(canonical).substring(0, REV_CHARACTERS);
    }

    /** Which are there counts, not their order. */
    private static List<String> sorted(List<String> values) {
        return values.stream().filter(v -> !v.isEmpty()).distinct().sorted().toList();
    }

    /** A text in the default language: the others are translations of it. */
    private String words(Text text) {
        return text == null ? "" : words(text.in(notice.defaultLanguage(), notice.defaultLanguage()));
    }

    /**
     * The letters and digits of a text in one case, with their marks (a vowel in many scripts): a comma that is mended
     * asks nobody again.
     */
    static String words(String text) {
        if (text == null) {
            return "";
        }
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return UNMEANT.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll(part -> part.group(1) == null ? "" : ".");
    }
}
