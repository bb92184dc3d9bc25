package org.jawoord.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jawoord.consent.RecordSource;

/** Every kind of record that the ledger numbers, as the program finds them: choices, stated consents, erasures. */
@ApplicationScoped
class AllRecords {

    @Inject
    @Any
    Instance<RecordSource> sources;

    @Inject
    Erasures erasures;

    List<RecordSource> sources() {
        return sources.stream().toList();
    }

    /** Those that were erased on purpose, by an erasure that is in the ledger itself. */
    Set<Long> erased(Connection connection, String site, java.util.Collection<Long> seqs) throws SQLException {
        return erasures.among(connection, site, seqs);
    }
}
