package org.jawoord.consent.elsewhere;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.LiveSites;

/** The texts of live sites, as administration and console ask for them. 404 no such site; 503 no database. */
@ApplicationScoped
public class TextRegister {

    private final ConsentTexts texts;
    private final LiveSites sites;

    TextRegister(ConsentTexts texts, LiveSites sites) {
        this.texts = texts;
        this.sites = sites;
    }

    /** All texts of a site, newest first. */
    public List<ConsentText> all(String site) {
        return on(site, () -> texts.all(site));
    }

    /** One text; 404 when the site has none of this id. */
    ConsentText one(String site, byte[] id) {
        return on(site, () -> texts.find(site, id))
                .orElseThrow(() -> ProblemException.notFound("The site has no text of this id."));
    }

    ConsentTexts.Added add(String site, ConsentText text, String who) {
        return on(site, () -> texts.add(site, text, who));
    }

    /** Registers a text that a page of ours has put together, under the same rules as any other; 400 and 422 as there. */
    public void add(String site, JsonNode text, String who) {
        add(site, TextReader.read(text.toString().getBytes(StandardCharsets.UTF_8)), who);
    }

    private <T> T on(String site, Asking<T> asking) {
        if (sites.byKey(site).isEmpty()) {
            throw ProblemException.notFound("There is no site of this key.");
        }
        try {
            return asking.ask();
        } catch (SQLException e) {
            throw ProblemException.unavailable(
                    "The database does not answer. Try again.", ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }

    /** A question to the database. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws SQLException;
    }
}
