package org.jawoord.rights;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jawoord.shared.ProblemException;
import org.jboss.logging.Logger;

/** Finishes erasures that were broken off or that a hold kept waiting, and erases again what a restored backup brought back. */
@ApplicationScoped
class ErasuresAgain {

    private static final Logger LOG = Logger.getLogger(ErasuresAgain.class);

    private final Erasing erasing;
    private final ErasureTable table;
    private final ErasureList list;
    private final CoveredLeaves covered;
    private final DataSource database;

    ErasuresAgain(Erasing erasing, ErasureTable table, ErasureList list, CoveredLeaves covered, DataSource database) {
        this.covered = covered;
        this.database = database;
        this.erasing = erasing;
        this.table = table;
        this.list = list;
    }

    /** All that waits on a site, now that one of its holds is over. */
    void released(String site) throws SQLException, IOException {
        tell(finish(site::equals) + again(erasure -> erasure.site().equals(site)));
    }

    /** Before anything is answered: what the database doesn't know to have been carried out. */
    void atStart() throws SQLException, IOException {
        list.forEach(erasure -> {}); // all of it can be read, or nothing is done
        tell(finish(site -> true) + again(erasure -> !table.isOnRecord(erasure.id())));
    }

    /**
     * What only somebody's hand brings about, so that there is no need to wait for it: rows that were put back though the
     * database knows that their erasure was carried out, and records that are said to be erased and are there.
     */
    void everything() throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            covered.tellOfContradictions(connection);
        }
        tell(again(erasure -> true));
    }

    private long finish(Predicate<String> sites) throws SQLException, IOException {
        long gone = 0;
        var waiting = new TreeMap<String, Integer>();
        for (var erasure : table.notCarriedOut()) {
            if (sites.test(erasure.site())) {
                long went = finish(erasure);
                gone += went;
                waiting.merge(erasure.site(), went == 0 ? 1 : 0, Integer::sum);
            }
        }
        waiting.forEach((site, count) -> {
            if (count > 0) {
                LOG.warnf("%d erasures on site %s wait, for a legal hold as a rule, or for the ledger", count, site);
            }
        });
        return gone;
    }

    /** How many records went; none when it waits, for the ledger too, or when another took them meanwhile. */
    private long finish(ErasureTable.Begun erasure) throws SQLException, IOException {
        try {
            return erasing.finish(erasure);
        } catch (ProblemException ledgerDoesNotFollow) {
            return 0;
        }
    }

    /** Which erasures of the list to look at. */
    private interface Choice {
        boolean takes(ErasureList.Listed erasure) throws SQLException;
    }

    private long again(Choice choice) throws SQLException, IOException {
        var gone = new AtomicLong();
        list.forEach(erasure -> {
            if (choice.takes(erasure)) {
                gone.addAndGet(again(erasure.site(), erasure.leaves()));
            }
        });
        return gone.get();
    }

    /** Erases the records of these leaves that are there though the list says that they went; returns how many. */
    private long again(String site, List<Long> leaves) throws SQLException, IOException {
        long gone = 0;
        var back = table.stillThere(site, leaves);
        for (int i = 0; i < back.size(); i += Erasure.MAX_LEAVES) {
            var some = back.subList(i, Math.min(i + Erasure.MAX_LEAVES, back.size()));
            try {
                var outcome = erasing.erase(site, some, Erasure.Reason.RESTORED);
                gone += outcome.gone();
                if (!outcome.kept().isEmpty()) {
                    LOG.warnf(
                            "%d records of site %s that came back stay for now: something keeps them, a legal hold as a rule",
                            outcome.kept().size(), site);
                }
            } catch (ProblemException unfinished) {
                LOG.warnf("records of site %s that came back stay for now: %s", site, unfinished.getMessage());
            }
        }
        return gone;
    }

    private static void tell(long gone) {
        if (gone > 0) {
            LOG.infof("%d records erased that had been asked to go", gone);
        }
    }
}
