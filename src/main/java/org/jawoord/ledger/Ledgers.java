package org.jawoord.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jawoord.keys.SigningKeys;
import org.jawoord.proof.EntryBundle;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.NoteKey;
import org.jawoord.proof.TilePath;
import org.jawoord.proof.TileSubtrees;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jawoord.site.LiveSites;
import org.jboss.logging.Logger;

/** Reads ledgers: heads, tiles, and the proof that a record is in one. */
@ApplicationScoped
public class Ledgers {

    private static final Logger LOG = Logger.getLogger(Ledgers.class);

    private final DataSource database;
    private final LiveSites sites;
    private final SigningKeys keys;

    Ledgers(DataSource database, LiveSites sites, SigningKeys keys) {
        this.database = database;
        this.sites = sites;
        this.keys = keys;
    }

    /**
     * That a record is in a ledger.
     *
     * @param proof that its leaf is in the tree of a head (RFC 6962 section 2.1.1)
     * @param checkpoint the signed note over that tree
     */
    public record Inclusion(InclusionProof proof, String checkpoint) {}

    /** A question to the database. */
    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The head of a site's ledger, also when the site is archived: proofs outlive it. 404 for no such site. */
    Head head(String site) {
        return ask(connection -> HeadTable.of(connection, site))
                .orElseThrow(() -> sites.byKey(site).isPresent()
                        ? ProblemException.unavailable("This site's ledger is about to be begun.", 1)
                        : ProblemException.notFound("There is no site of this key."));
    }

    /** A site's ledger as it is now, to prove several things that fit together. 404 and 503 as for its checkpoint. */
    public LedgerSnapshot snapshot(String site) {
        return new LedgerSnapshot(head(site));
    }

    /** The keys of the notes of a site's ledger, oldest first. */
    List<NoteKey> noteKeys(String site) {
        var origin = head(site).origin();
        return keys.all().stream().map(key -> new NoteKey(origin, key)).toList();
    }

    /** A tile or an entry bundle; 404 for one that the tree doesn't have (yet). */
    byte[] tile(String site, TilePath tile) {
        return ask(connection -> {
            long size = HeadTable.of(connection, site).map(Head::size).orElse(0L);
            if (!tile.isWithin(size)) {
                throw ProblemException.notFound("The tree has no such tile.");
            }
            return tile.entries() ? entries(connection, site, tile) : hashes(connection, site, tile);
        });
    }

    /** The indexes of the leaves of records, by seq; those that are not numbered yet are left out. */
    public Map<Long, Long> indexesOf(Connection connection, Collection<Long> seqs) throws SQLException {
        return LeafTable.indexesOf(connection, seqs);
    }

    /** What the leaves of records hold, 32 bytes each, by seq; those that are not numbered yet are left out. */
    public Map<Long, byte[]> commitmentsOf(Connection connection, Collection<Long> seqs) throws SQLException {
        return LeafTable.commitmentsOf(connection, seqs);
    }

    /** The data of a leaf of a site, which is there: the commitment to its record, 32 bytes. */
    public byte[] commitment(Connection connection, String site, long index) throws SQLException {
        return LeafTable.leaves(connection, site, index, index + 1).get(0).commitment();
    }

    /** The proof that the record of this seq is in its site's ledger; empty until it is numbered. */
    public Optional<Inclusion> inclusion(Connection connection, String site, long seq) throws SQLException {
        var index = LeafTable.indexOf(connection, seq);
        var head = HeadTable.of(connection, site);
        if (index.isEmpty() || head.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(inclusion(connection, head.get(), index.getAsLong()));
    }

    /** The proof that a leaf is under a head. */
    static Inclusion inclusion(Connection connection, Head head, long index) {
        var tree = new TileSubtrees(head.size(), new StoredTiles(connection, head.site()));
        return new Inclusion(InclusionProof.of(index, head.size(), tree), head.checkpoint());
    }

    private static byte[] hashes(Connection connection, String site, TilePath tile) {
        return new StoredTiles(connection, site).tile(tile.level(), tile.n(), tile.width());
    }

    private static byte[] entries(Connection connection, String site, TilePath tile) throws SQLException {
        long from = tile.n() * TilePath.FULL;
        return EntryBundle.encode(LeafTable.leaves(connection, site, from, from + tile.width()).stream()
                .map(LeafTable.Leaf::commitment)
                .toList());
    }

    private <T> T ask(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            return query.on(connection);
        } catch (SQLException | StoredTiles.UncheckedSql e) {
            LOG.warnf("ledger not read: %s", e.getMessage());
            throw ProblemException.unavailable(
                    "The database does not answer. Try again.", ProblemMapper.DATABASE_RETRY_SECONDS);
        }
    }
}
