package org.jawoord.snippet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jawoord.notice.Configuration;
import org.jawoord.notice.Notice;
import org.jawoord.notice.NoticeId;
import org.jawoord.notice.Notices;
import org.jawoord.notice.Publication;
import org.jawoord.shared.Sha256;

/**
 * Joins core, configuration and banner into the file that visitors load, and keeps it compressed. The key names the
 * notice and everything else that the bytes depend on, so a kept file can't be stale.
 */
@Singleton
class SnippetFiles {

    /** Bytes of files kept in memory: a thousand sites in two languages. */
    private static final long MAX_BYTES = 128L << 20;

    /**
     * Asks the browser to compile all of the file off the main thread while it arrives, and not function by function when
     * each is called: Chromium from 136 on does, others pass over it.
     */
    private static final String COMPILE_AHEAD = "//# allFunctionsCalledOnLoad\n";

    /**
     * Rules of {@code bar.css} and {@code dialog.css}, which other layouts need not carry. Their ends have names, since esbuild leaves
     * out a comment's repetition. Code that was kept before they had is cut as it was then: pages have pinned its bytes.
     */
    private static final Pattern OF_ONE_LAYOUT = Pattern.compile("/\\*! (bar|dialog) \\*/.*?/\\*! end(?: \\1)? \\*/");

    /** Notices that pages may pin at one time: a thousand sites, and some that pin an older one. */
    private static final int MAX_PINNED = 2_000;

    /** Bytes of details kept in memory: fewer visitors ask for them. */
    private static final long MAX_DETAILS_BYTES = 64L << 20;

    private final Notices notices;
    private final CodeStore codes;
    private final Cache<Key, Compressed> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((Weigher<Key, Compressed>) (key, file) -> file.weight())
            .build();

    private final Cache<Key, Compressed> configurations = Caffeine.newBuilder()
            .maximumWeight(MAX_DETAILS_BYTES)
            .weigher((Weigher<Key, Compressed>) (key, file) -> file.weight())
            .build();

    private final Cache<NoticeId, Publication> first =
            Caffeine.newBuilder().maximumSize(MAX_PINNED).build();

    SnippetFiles(Notices notices, CodeStore codes) {
        this.notices = notices;
        this.codes = codes;
    }

    /** Modules in memory: a few for each build of the banner in use. */
    private static final int MAX_ASSETS = 100;

    private final Cache<AssetKey, Compressed> assets =
            Caffeine.newBuilder().maximumSize(MAX_ASSETS).build();

    private record AssetKey(String name, String hash) {}

    private final Cache<DetailsKey, Compressed> details = Caffeine.newBuilder()
            .maximumWeight(MAX_DETAILS_BYTES)
            .weigher((Weigher<DetailsKey, Compressed>) (key, file) -> file.weight())
            .build();

    private record DetailsKey(NoticeId notice, String language) {}

    /** A module, if it is in memory; never blocks. */
    Optional<Compressed> knownAsset(String name, String hash) {
        return Optional.ofNullable(assets.getIfPresent(new AssetKey(name, hash)));
    }

    /** A module that some build of the banner loads, by the SHA-256 of its text as 43 characters of base64url. */
    Optional<Compressed> asset(String name, String hash) {
        return Optional.ofNullable(assets.get(new AssetKey(name, hash), key -> codes.asset(name, bytes(hash))
                .map(asset -> new Compressed(asset.code()))
                .orElse(null)));
    }

    private static byte[] bytes(String hash) {
        try {
            return Base64.getUrlDecoder().decode(hash);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private record Key(NoticeId notice, int version, String language) {}

    /** The file of a site's current notice, if it is in memory; never blocks. */
    Optional<Compressed> knownCurrent(String site, String language) {
        return notices.current(site).map(publication -> cache.getIfPresent(key(publication, language)));
    }

    /** The file of a site's current notice; empty when nothing is published. */
    Optional<Compressed> current(String site, String language) {
        return notices.current(site).map(publication -> file(publication, language));
    }

    /** The file of one notice as it was first published, while its site is live; its bytes never change. */
    Optional<Compressed> pinned(String site, String notice, String language) {
        return pinned(site, notice, language, false);
    }

    /** The same, {@code archived} or not. */
    Optional<Compressed> pinned(String site, String notice, String language, boolean archived) {
        return NoticeId.parse(notice)
                .map(id -> first.get(id, i -> notices.firstPublication(site, i).orElse(null)))
                .filter(publication -> publication.notice().site().equals(site))
                .filter(publication -> archived || notices.current(site).isPresent())
                .map(publication -> file(publication, language));
    }

    private Compressed file(Publication publication, String language) {
        return cache.get(key(publication, language), key -> new Compressed(join(publication, key.language())));
    }

    private static Key key(Publication publication, String language) {
        var notice = publication.notice();
        return new Key(notice.id(), publication.version(), notice.languageFor(language));
    }

    /** A notice with all of its details in one language, as JSON, of a live site or any; its bytes never change. */
    Optional<Compressed> details(String site, String notice, String language, boolean archived) {
        return NoticeId.parse(notice)
                .flatMap(id -> notices.byId(site, id))
                .filter(n -> archived || notices.current(site).isPresent())
                .map(n -> details.get(
                        new DetailsKey(n.id(), n.languageFor(language)),
                        key -> new Compressed(
                                Configuration.of(n, key.language()).json())));
    }

    /** The configuration of a site's current notice in one language, if it is in memory; never blocks. */
    Optional<Compressed> knownConfiguration(String site, String language) {
        return notices.current(site).map(publication -> configurations.getIfPresent(key(publication, language)));
    }

    /** The configuration of a site's current notice in one language; empty when nothing is published. Its tag is the notice's id. */
    Optional<Compressed> configuration(String site, String language) {
        return notices.current(site)
                .map(publication -> configurations.get(
                        key(publication, language),
                        key -> new Compressed(
                                Configuration.of(publication, key.language()).json(),
                                '"' + publication.notice().id().hex() + '"')));
    }

    private String join(Publication publication, String language) {
        var code = codes.of(publication.notice().content().snippet());
        var whole = Configuration.of(publication, language);
        return COMPILE_AHEAD
                + "!function(){"
                + code.core()
                + "jawoordPart.start("
                + escaped(code.fetchesDetails() ? whole.firstLayerJson() : whole.json())
                + ",function(){"
                + banner(code, publication.notice())
                + "return jawoordPart},{assets:"
                + code.assets()
                + ",details:\""
                + Sha256.base64url(
                        Configuration.of(publication.notice(), language).json())
                + "\"})}();\n";
    }

    private static String banner(BannerBundle.Code code, Notice notice) {
        var layout = notice.content().banner().layout().name().toLowerCase(Locale.ROOT);
        return OF_ONE_LAYOUT
                .matcher(code.banner())
                .replaceAll(rules -> rules.group(1).equals(layout) ? Matcher.quoteReplacement(rules.group()) : "");
    }

    /** JSON as JavaScript that may also stand inside a script element. */
    private static String escaped(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
