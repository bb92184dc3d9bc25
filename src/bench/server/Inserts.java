import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What pgbench would do, where there is none: each thread inserts over a connection of its own, one commit a statement. */
final class Inserts {

    private Inserts() {}

    static Pgbench.Made run(Database database, int clients, int rows, Duration time) throws SQLException, InterruptedException {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + time.toNanos();
            Callable<Long> client = () -> insertUntil(end, database, rows);
            var counts = new ArrayList<Future<Long>>();
            for (int i = 0; i < clients; i++) {
                counts.add(pool.submit(client));
            }
            long transactions = 0;
            for (var count : counts) {
                transactions += count.get();
            }
            double perSecond = transactions / (time.toMillis() / 1e3);
            return new Pgbench.Made(transactions, perSecond, clients / perSecond * 1e3);
        } catch (ExecutionException e) {
            throw new SQLException("the JDBC loop failed", e.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static long insertUntil(long end, Database database, int rows) throws SQLException {
        long count = 0;
        try (var connection =
                        DriverManager.getConnection(Database.url(database.port()), Database.OWNER, database.password());
                var insert = connection.prepareStatement(BareTable.insert(rows))) {
            for (; System.nanoTime() < end; count++) {
                insert.executeUpdate();
            }
        }
        return count;
    }
}
