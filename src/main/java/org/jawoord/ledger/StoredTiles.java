package org.jawoord.ledger;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import org.jawoord.proof.MerkleHash;
import org.jawoord.proof.TilePath;
import org.jawoord.proof.Tiles;

/** The tiles of a site's tree, from its leaves and subtrees: nothing else is stored. */
record StoredTiles(Connection connection, String site) implements Tiles {

    @Override
    public byte[] tile(int level, long n, int width) {
        long from = n * TilePath.FULL;
        var tile = new ByteArrayOutputStream(width * MerkleHash.BYTES);
        try {
            if (level == 0) {
                LeafTable.leaves(connection, site, from, from + width)
                        .forEach(leaf -> tile.writeBytes(MerkleHash.leaf(leaf.commitment())));
            } else {
                LeafTable.subtrees(connection, site, level, from, from + width).forEach(tile::writeBytes);
            }
        } catch (SQLException e) {
            throw new UncheckedSql(e);
        }
        return tile.toByteArray();
    }

    /** The database did not answer while a proof was made. */
    static final class UncheckedSql extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UncheckedSql(SQLException cause) {
            super(cause);
        }
    }
}
