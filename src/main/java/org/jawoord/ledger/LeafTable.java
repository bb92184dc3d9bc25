package org.jawoord.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Tables {@code ledger_leaf} and {@code ledger_subtree}: what the tree is made of. */
final class LeafTable {

    private static final String ADD_LEAVES = """
            INSERT INTO ledger_leaf (site, index, seq, commitment)
            SELECT * FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::bytea[])""";
    private static final String ADD_SUBTREES = """
            INSERT INTO ledger_subtree (site, level, n, root)
            SELECT * FROM unnest(?::text[], ?::smallint[], ?::bigint[], ?::bytea[])""";
    private static final String ADD_MISSING_SUBTREES = ADD_SUBTREES + " ON CONFLICT DO NOTHING";
    private static final String RANGE = """
            SELECT index, seq, commitment FROM ledger_leaf
            WHERE site = ? AND index >= ? AND index < ? ORDER BY index""";
    private static final String SUBTREES = """
            SELECT root FROM ledger_subtree
            WHERE site = ? AND level = ? AND n >= ? AND n < ? ORDER BY n""";
    private static final String INDEX = "SELECT index FROM ledger_leaf WHERE seq = ?";
    private static final String INDEXES = "SELECT seq, index FROM ledger_leaf WHERE seq = ANY (?)";
    private static final String COMMITMENTS = "SELECT seq, commitment FROM ledger_leaf WHERE seq = ANY (?)";
    private static final String COUNT = "SELECT count(*) FROM ledger_leaf WHERE seq = ANY (?)";

    private static final String BEYOND = """
            SELECT h.site, l.index FROM ledger_head h CROSS JOIN LATERAL
                (SELECT index FROM ledger_leaf WHERE site = h.site AND index >= h.size ORDER BY index LIMIT 1) l
            WHERE ?::text IS NULL OR h.site = ?""";

    private LeafTable() {}

    /**
     * A leaf.
     *
     * @param seq of its record; null when the record was lost
     * @param commitment 32 bytes: the data of the leaf
     */
    record Leaf(String site, long index, Long seq, byte[] commitment) {}

    /** The root of a complete subtree of 256^level leaves. */
    record Subtree(String site, int level, long n, byte[] root) {}

    static void addLeaves(Connection connection, List<Leaf> leaves) throws SQLException {
        if (leaves.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(ADD_LEAVES)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", leaves.stream().map(Leaf::site).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", leaves.stream().map(Leaf::index).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", leaves.stream().map(Leaf::seq).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", leaves.stream().map(Leaf::commitment).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    static void addSubtrees(Connection connection, List<Subtree> subtrees) throws SQLException {
        addSubtrees(connection, subtrees, ADD_SUBTREES);
    }

    /** The same, of which some may be there. */
    static void addMissingSubtrees(Connection connection, List<Subtree> subtrees) throws SQLException {
        addSubtrees(connection, subtrees, ADD_MISSING_SUBTREES);
    }

    private static void addSubtrees(Connection connection, List<Subtree> subtrees, String how) throws SQLException {
        if (subtrees.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(how)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", subtrees.stream().map(Subtree::site).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "smallint", subtrees.stream().map(Subtree::level).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", subtrees.stream().map(Subtree::n).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", subtrees.stream().map(Subtree::root).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    /** The leaves of a site from an index to before another, in order. */
    static List<Leaf> leaves(Connection connection, String site, long from, long to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RANGE)) {
            select.setString(1, site);
            select.setLong(2, from);
            select.setLong(3, to);
            var leaves = new ArrayList<Leaf>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    leaves.add(new Leaf(site, row.getLong(1), (Long) row.getObject(2), row.getBytes(3)));
                }
            }
            return leaves;
        }
    }

    /** The roots of the complete subtrees of a level from one to before another, in order. */
    static List<byte[]> subtrees(Connection connection, String site, int level, long from, long to)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SUBTREES)) {
            select.setString(1, site);
            select.setInt(2, level);
            select.setLong(3, from);
            select.setLong(4, to);
            var roots = new ArrayList<byte[]>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roots.add(row.getBytes(1));
                }
            }
            return roots;
        }
    }

    /**
     * Sites that have leaves which their head doesn't tell of, with the first of these; seen at one moment.
     *
     * @param site to look at, or null for all
     */
    static Map<String, Long> beyondHeads(Connection connection, String site) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BEYOND)) {
            select.setString(1, site);
            select.setString(2, site);
            var beyond = new HashMap<String, Long>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    beyond.put(row.getString(1), row.getLong(2));
                }
            }
            return beyond;
        }
    }

    /** How many of these records have a leaf. */
    static long count(Connection connection, List<Long> seqs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The indexes of the leaves of records, by seq; those that are not numbered yet are left out. */
    static Map<Long, Long> indexesOf(Connection connection, Collection<Long> seqs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(INDEXES)) {
            select.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            var indexes = new HashMap<Long, Long>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    indexes.put(row.getLong(1), row.getLong(2));
                }
            }
            return indexes;
        }
    }

    /** The data of the leaves of records, by seq; those that are not numbered yet are left out. */
    static Map<Long, byte[]> commitmentsOf(Connection connection, Collection<Long> seqs) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COMMITMENTS)) {
            select.setArray(1, connection.createArrayOf("bigint", seqs.toArray()));
            var commitments = new HashMap<Long, byte[]>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    commitments.put(row.getLong(1), row.getBytes(2));
                }
            }
            return commitments;
        }
    }

    /** The index of the leaf of a record; empty until it is numbered. */
    static OptionalLong indexOf(Connection connection, long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(INDEX)) {
            select.setLong(1, seq);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
