package org.jawoord.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jawoord.consent.LedgerRecord;
import org.jawoord.keys.SigningKeys;
import org.jawoord.proof.EntryBundle;
import org.jawoord.proof.InclusionProof;
import org.jawoord.proof.MerkleHash;
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
    private final Damage damage;

    Ledgers(DataSource database, LiveSites sites, SigningKeys keys, Damage damage) {
        this.database = database;
        this.damage = damage;
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

    /**
     * The head of a site's ledger, also when the site is archived: proofs outlive it. 404 for no such site; 503 where it doesn't
     * fit its checkpoint or its leaves.
     */
    Head head(String site) {
        return ask(connection -> fittingHead(connection, site))
                .orElseThrow(() -> sites.byKey(site).isPresent()
                        ? ProblemException.unavailable("This site's ledger is about to be begun.", 1)
                        : ProblemException.notFound("There is no site of this key."));
    }

    private Optional<Head> fittingHead(Connection connection, String site) throws SQLException {
        var head = HeadTable.of(connection, site);
        if (head.isEmpty()) {
            return head;
        }
        try {
            var fitting = Proofs.fitting(head.get());
            if (HeadTable.lacksLeaves(connection, site)) {
                throw new Proofs.Damaged("the last leaves that its head tells of are missing");
            }
            return Optional.of(fitting);
        } catch (Proofs.Damaged e) {
            throw damage.refusal(site, e.getMessage());
        }
    }

    /** A site's ledger as it is now, to prove several things that fit together. 404 and 503 as for its checkpoint. */
    public LedgerSnapshot snapshot(String site) {
        return new LedgerSnapshot(head(site), damage);
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

    /** Those of these records that nothing proves, and why, by seq. */
    public Map<Long, Doubt> doubtsAbout(Connection connection, Collection<LedgerRecord> records) throws SQLException {
        var inLeaves = commitmentsOf(
                connection, records.stream().map(LedgerRecord::seq).toList());
        var doubts = new HashMap<Long, Doubt>();
        records.forEach(record -> Doubt.about(record, inLeaves.get(record.seq()), keys)
                .ifPresent(doubt -> doubts.put(record.seq(), doubt)));
        return doubts;
    }

    /** The data of a leaf of a site, which is there: the commitment to its record, 32 bytes. */
    public byte[] commitment(Connection connection, String site, long index) throws SQLException {
        return LeafTable.leaves(connection, site, index, index + 1).stream()
                .findFirst()
                .orElseThrow(() -> damage.refusal(site, "leaf " + index + " is missing"))
                .commitment();
    }

    /**
     * The proof that the record of this seq is in its site's ledger; empty until it is numbered, and where the ledger is damaged,
     * so that no proof holds.
     */
    public Optional<Inclusion> inclusion(Connection connection, String site, long seq) throws SQLException {
        var index = LeafTable.indexOf(connection, seq); // before the head, which is then not behind it
        if (index.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(inclusion(connection, site, index));
        } catch (Proofs.Damaged e) {
            damage.tell(site, e.getMessage());
            return Optional.empty();
        }
    }

    /** The same of a record that must have a leaf; 503 where no proof holds. */
    public Inclusion requireInclusion(Connection connection, String site, long seq) throws SQLException {
        try {
            return inclusion(connection, site, LeafTable.indexOf(connection, seq));
        } catch (Proofs.Damaged e) {
            throw damage.refusal(site, e.getMessage());
        }
    }

    private static Inclusion inclusion(Connection connection, String site, OptionalLong index)
            throws SQLException, Proofs.Damaged {
        var head = HeadTable.of(connection, site);
        if (index.isEmpty() || head.isEmpty()) {
            throw new Proofs.Damaged(head.isEmpty() ? "its head is missing" : "a leaf is missing");
        }
        var tree = new TileSubtrees(head.get().size(), new StoredTiles(connection, site));
        return new Proofs(Proofs.fitting(head.get()), tree).inclusion(index.getAsLong());
    }

    /** Whoever gets a tile keeps it for ever, so none is given out that lacks something. */
    private byte[] hashes(Connection connection, String site, TilePath tile) {
        var hashes = new StoredTiles(connection, site).tile(tile.level(), tile.n(), tile.width());
        requireWhole(site, tile, hashes.length / MerkleHash.BYTES);
        return hashes;
    }

    private byte[] entries(Connection connection, String site, TilePath tile) throws SQLException {
        long from = tile.n() * TilePath.FULL;
        var leaves = LeafTable.leaves(connection, site, from, from + tile.width());
        requireWhole(site, tile, leaves.size());
        return EntryBundle.encode(
                leaves.stream().map(LeafTable.Leaf::commitment).toList());
    }

    private void requireWhole(String site, TilePath tile, int found) {
        if (found != tile.width()) {
            throw damage.refusal(
                    site,
                    "tile " + tile.level() + "/" + tile.n() + " has " + found + " of " + tile.width() + " entries");
        }
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
