package org.jawoord.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.consent.RecordSource;
import org.jawoord.keys.SealedFrom;
import org.jawoord.keys.TrustedKeys;
import org.jawoord.proof.InvalidProof;

/**
 * The command {@code verify-ledger}: checks the ledgers of all sites, with no help from the server that wrote them.
 * Prints a line for each site; ends with 0 when all is well, with 1 when anything is not.
 */
public final class VerifyLedger {

    /** Records without a leaf that are looked at: a server leaves no more of them behind. */
    private static final int MAX_READ = 100_000;

    /** Records that nobody with the key wrote that are named. */
    private static final int MAX_NAMED = 20;

    private final Connections connections;
    private final List<RecordSource> sources;
    private final Erasures erasures;
    private final TrustedKeys keys;
    private final Path saved;
    private final SealedFrom sealedFrom;
    private final PrintStream out;

    /**
     * A check of everything.
     *
     * @param connections to the database, that may read everything
     * @param keys that signed here, from wherever the asker trusts
     * @param data the data directory with what was saved outside the database
     */
    public VerifyLedger(
            Connections connections,
            List<RecordSource> sources,
            Erasures erasures,
            TrustedKeys keys,
            Path data,
            PrintStream out) {
        this.connections = connections;
        this.sources = sources;
        this.erasures = erasures;
        this.keys = keys;
        this.saved = SavedLedgers.folder(data);
        this.sealedFrom = SealedFrom.in(data);
        this.out = out;
    }

    /** Runs it; the exit code. */
    public int run() throws SQLException, IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Connection connection = connections.open();
                Readers readers = new Readers(connections, processors)) {
            return run(connection, readers);
        }
    }

    private int run(Connection connection, Readers readers) throws SQLException, IOException {
        var copies = SavedLedgers.in(saved); // before the heads: a server that runs commits first and saves then
        var sites = new TreeSet<>(HeadTable.all(connection).keySet());
        boolean sound = true;
        for (var site : sites) {
            sound &= check(
                    connection,
                    readers,
                    site,
                    copies.stream().filter(c -> c.site().equals(site)).findFirst());
        }
        for (var copy : copies) {
            if (!sites.contains(copy.site())) {
                out.printf("%s: WRONG, the whole ledger is missing: a checkpoint of it is saved%n", copy.site());
                sound = false;
            }
        }
        sound &= keysAreOurs(connection);
        sound &= placesGoOn(connection);
        sound &= nothingStrange(connection);
        sound &= textsAreThere(connection);
        out.println(sound ? "All ledgers are as they were signed." : "Not all is as it was signed.");
        return sound ? 0 : 1;
    }

    private boolean check(Connection connection, Readers readers, String site, Optional<SavedLedger> copy)
            throws SQLException, IOException {
        long start = System.nanoTime();
        LedgerCheck check;
        try {
            check = LedgerCheck.of(connection, readers, sources, erasures, site, copy)
                    .withKept(keys.vouched(connection));
            requireSigned(check.head());
            check.run();
        } catch (LedgerFault fault) {
            out.printf(
                    "%s: WRONG, %s%s%n",
                    site,
                    fault.getMessage(),
                    fault.index() > 0 ? " (the " + fault.index() + " before it are sound)" : "");
            return false;
        } catch (InvalidProof | IOException fault) {
            out.printf("%s: WRONG, %s%n", site, fault.getMessage());
            return false;
        }
        out.printf(
                Locale.ROOT,
                "%s: %d leaves, %d erased, %d lost, %s, %.1f s%n",
                site,
                check.leaves(),
                check.erased(),
                check.lost(),
                copy.isPresent() ? "as saved outside the database" : "no copy outside the database",
                (System.nanoTime() - start) / 1e9);
        check.wrongCheckpoints().forEach(wrong -> out.printf("%s: WRONG, %s%n", site, wrong));
        return check.wrongCheckpoints().isEmpty();
    }

    private void requireSigned(Head head) throws LedgerFault {
        var fault = head.checkpointFault();
        if (fault.isPresent()) {
            throw new LedgerFault(fault.get());
        }
        if (!head.isSignedWith(keys.published().keys())) {
            throw new LedgerFault("its checkpoint isn't signed with a key of this server");
        }
    }

    /** Whoever puts a key of their own among the published ones could show receipts that the server never signed. */
    private boolean keysAreOurs(Connection connection) throws SQLException, IOException {
        var strangers = keys.strangers(connection);
        strangers.forEach(kid -> out.printf(
                "WRONG, key %s stands among the keys of this database, and none of this server's keys vouches for it%n",
                kid));
        var changed = keys.changed(connection, sealedFrom.known());
        changed.ifPresent(what -> out.printf("WRONG, %s%n", what));
        return strangers.isEmpty() && changed.isEmpty();
    }

    private boolean placesGoOn(Connection connection) throws SQLException {
        var behind = PlaceOrder.behind(connection);
        behind.ifPresent(last -> out.printf(
                "WRONG, the sequence choice_seq_seq was set back: place %d was given, and it is before that%n", last));
        return behind.isEmpty();
    }

    /** A record without a leaf is one that waits for the server, or one that no server wrote. */
    private boolean nothingStrange(Connection connection) throws SQLException, IOException {
        var waiting = new ArrayList<LedgerRecord>();
        for (var source : sources) {
            waiting.addAll(source.withoutLeaf(connection, Long.MIN_VALUE, Long.MAX_VALUE, MAX_READ));
        }
        long unsealed = firstSeq(connection);
        var strange = waiting.stream()
                .filter(record -> !isSealed(record) && !(record.seq() > 0 && record.seq() <= unsealed))
                .toList();
        strange.stream()
                .limit(MAX_NAMED)
                .forEach(record -> out.printf(
                        "%s: WRONG, record %s was not written by a server with the key, and has no leaf%n",
                        record.site(), record.id()));
        if (waiting.size() > strange.size()) {
            out.printf("%d records wait for their leaf%n", waiting.size() - strange.size());
        }
        return strange.isEmpty();
    }

    /** What visitors were told: records name it by its hash, so other words under that name are found. */
    private boolean textsAreThere(Connection connection) throws SQLException {
        connection.setAutoCommit(false); // else the driver reads all texts at once
        try {
            var faults = new ArrayList<>(ShownTexts.faults(connection, MAX_NAMED));
            faults.addAll(PublishedOrder.faults(connection, MAX_NAMED));
            faults.addAll(ErasedRows.faults(connection, MAX_NAMED));
            faults.forEach(fault -> out.printf("%s: WRONG, %s%n", fault.site(), fault.what()));
            return faults.isEmpty();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private boolean isSealed(LedgerRecord record) {
        return keys.sealed(record.seq(), record.seal(), record.salt(), record.sealedBytes());
    }

    /** Records up to this one are from before there was a seal: as it is kept outside the database, else as the database says. */
    private long firstSeq(Connection connection) throws SQLException, IOException {
        var kept = sealedFrom.known();
        if (kept.isPresent()) {
            return kept.getAsLong();
        }
        try (var select = connection.prepareStatement("SELECT coalesce(min(first_seq), 0) FROM signing_key");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
