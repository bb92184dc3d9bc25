package org.jawoord.report;

import org.jawoord.testing.TablesOwner;
import org.jawoord.testing.TestSite;

/** Choices by the thousand, put into the table directly. The ledger never looks at them, so they have no leaf, and nothing proves them. */
final class ManyChoices {

    /** Numbers below every one that the ledger looks at; one second between two of them. */
    private static final String FILL = """
            INSERT INTO choice (seq, site, id, session, notice, language, action, surface, recorded_at, expires_at,
                                body_hash, salt)
            OVERRIDING SYSTEM VALUE
            SELECT least(0, (SELECT min(seq) FROM choice)) - i, '%s', gen_random_uuid(),
                   substr(sha256(i::text::bytea), 1, 16), sha256('notice'), 'nl', 'accept_all', 'banner',
                   date_trunc('milliseconds', now()) - i * interval '1 second', now(), sha256(i::text::bytea),
                   sha256((gen_random_uuid()::text || i)::bytea)
            FROM generate_series(1, %d) i""";

    private ManyChoices() {}

    static void add(TestSite site, int choices) {
        TablesOwner.runs(FILL.formatted(site.key(), choices));
    }

    /** Takes them away again: other tests look at the whole table. */
    static void remove(TestSite site) {
        TablesOwner.runs("DELETE FROM choice WHERE seq < 0 AND site = '" + site.key() + "'");
    }
}
