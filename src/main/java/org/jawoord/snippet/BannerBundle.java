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
import org.jawoord.notice.BannerCode;
import org.jawoord.shared.Sha256;

/** The banner code of this build, kept in the database from the first start on, since notices will name it. */
@ApplicationScoped
public class BannerBundle implements BannerCode {

    /** Before anything publishes a notice at start-up. */
    private static final int EARLY = 500;

    private final CodeStore store;
    private final Code code;

    BannerBundle(CodeStore store) {
        this.store = store;
        this.code = new Code(resource("snippet/core.js"), resource("snippet/banner.js"));
    }

    /** Two bundles of esbuild, each a statement that sets the variable {@code jawoordPart}. */
    record Code(String core, String banner) {

        /** 64 hex digits; the separator keeps code from wandering between the two unnoticed. */
        String hash() {
            return Sha256.hex(core + '\0' + banner);
        }
    }

    @Override
    public String hash() {
        return code.hash();
    }

    @Transactional
    void keep(@Observes @Priority(EARLY) StartupEvent start) {
        store.keep(code);
    }

    private static String resource(String name) {
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
