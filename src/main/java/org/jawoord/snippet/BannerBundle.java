package org.jawoord.snippet;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jawoord.notice.BannerCode;
import org.jawoord.notice.CodeHash;

/** The banner code of this build, kept in the database from the first start on, since notices will name it. */
@ApplicationScoped
public class BannerBundle implements BannerCode {

    /** Before anything publishes a notice at start-up. */
    private static final int EARLY = 500;

    /** In {@code snippet/assets}; the build makes them from {@code web-snippet/src/<name>}. */
    private static final List<String> MODULES = List.of(
            "preferences",
            "placeholders",
            "sweep",
            "explain",
            "form",
            "compat",
            "takeover",
            "cookiebot",
            "onetrust",
            "klaro",
            "orestbida");

    /** The module that knows the hashes of the others: each file would carry 32 bytes for each, which nothing compresses. */
    private static final String INDEX = "more";

    /** Where the banner begins in what a choice needs. */
    private static final String BANNER = "jawoordPart.banner=function(){";

    private final CodeStore store;
    private final List<Asset> assets;
    private final Code code;

    BannerBundle(CodeStore store) {
        this.store = store;
        var modules = MODULES.stream()
                .map(name -> new Asset(name, resource("snippet/assets/" + name + ".js")))
                .toList();
        var index = new Asset(INDEX, "document.currentScript.jawoord=" + namesOf(modules) + ";");
        this.assets = Stream.concat(modules.stream(), Stream.of(index)).toList();
        this.code = new Code(resource("snippet/core.js"), choosing(), namesOf(List.of(index)));
    }

    /**
     * Two bundles of esbuild, each a statement that sets the variable {@code jawoordPart}; and the hashes of modules that
     * they load by name, as a JSON object.
     */
    record Code(String core, String banner, String assets) {

        /** 64 hex digits: the name that notices have for it. */
        String hash() {
            return CodeHash.of(core, banner, assets);
        }

        /** Whether it fetches the details of the second layer by itself; the first builds had them all in the file. */
        boolean fetchesDetails() {
            return banner.contains(BANNER);
        }
    }

    /** What a choice needs, and in it the banner, which runs only when it is shown. */
    private static String choosing() {
        return resource("snippet/choice.js") + BANNER + resource("snippet/banner.js") + "return jawoordPart};";
    }

    private static String namesOf(List<Asset> assets) {
        return assets.stream()
                .map(asset -> "\"%s\":\"%s\"".formatted(asset.name(), asset.hash()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A module of this build. */
    Asset asset(String name) {
        return assets.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String hash() {
        return code.hash();
    }

    @Transactional
    void keep(@Observes @Priority(EARLY) StartupEvent start) {
        assets.forEach(store::keep);
        store.keep(code);
    }

    /** A file that the build made of the snippet. */
    static String resource(String name) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " was not built into this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
