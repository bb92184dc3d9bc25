package org.jawoord.consent;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jawoord.database.Position;
import org.jawoord.database.Replica;

/** Reads what a session's choices amount to from a replica, and how far that had come: {@link StandingQuery} with an age. */
@Singleton
public class ReplicaQuery {

    /** Two statements in one message; the second sees all that was replayed up to the position that the first tells. */
    private static final String POSITION_AND_STANDING = Position.OF_REPLICA + "; " + ChoiceLog.NEWEST_FIRST;

    private final Replica replica;

    protected ReplicaQuery(Replica replica) {
        this.replica = replica;
    }

    /** A standing, with all that was committed up to a position. */
    public record Read(Standing standing, Position position) {}

    public boolean isConfigured() {
        return replica.isConfigured();
    }

    /** The standing of a session. Fails within a second when the replica doesn't answer. */
    public Read read(SessionKey key) throws SQLException {
        try (Connection connection = replica.connect();
                PreparedStatement select = connection.prepareStatement(POSITION_AND_STANDING)) {
            ChoiceLog.ask(select, key);
            select.execute();
            Position position;
            try (var row = select.getResultSet()) {
                position = Position.of(row);
            }
            select.getMoreResults();
            try (var rows = select.getResultSet()) {
                return new Read(ChoiceLog.fold(rows), position);
            }
        }
    }

    /** How far it has come. */
    public Position position() throws SQLException {
        try (Connection connection = replica.connect()) {
            return Position.ofReplica(connection);
        }
    }

    /** It doesn't answer as it should, so its connections are made anew. */
    public void forgetConnections() {
        replica.forgetConnections();
    }
}
