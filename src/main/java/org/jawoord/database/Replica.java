package org.jawoord.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jawoord.settings.Settings;
import org.postgresql.Driver;

/**
 * The owner's streaming replica, where there is one: a pool of its own, which gives up soon, since whoever asks it can ask the
 * primary instead. It may be away when this server starts. Says nothing of how old it is ({@link Position}).
 */
@Singleton
public class Replica {

    /** Reads at one time: as many as the primary's pool has connections. */
    public static final int MAX_READS = 20;

    /** Beside the reads one that looks how far it has come. */
    private static final int CONNECTIONS = MAX_READS + 1;

    /** After that the primary is asked: a read takes a millisecond, and a page waits for the answer. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    /** Seconds, for making a connection; nobody waits for it longer than {@link #PATIENCE}. */
    private static final String SECONDS_TO_CONNECT = "1";

    /** Below {@link #PATIENCE}, so that a server that lives answers first. */
    private static final String OPTIONS = "-c statement_timeout=250";

    private static final String APPLICATION = "jawoord replica";

    private final Optional<AgroalDataSource> pool;

    Replica(Config config) {
        this.pool = DatabaseSettings.from(Settings.of(config)).replica().map(Replica::poolAt);
    }

    private static AgroalDataSource poolAt(DatabaseAddress address) {
        var configuration = new AgroalDataSourceConfigurationSupplier();
        configuration
                .connectionPoolConfiguration()
                .initialSize(0)
                .minSize(0)
                .maxSize(CONNECTIONS)
                .acquisitionTimeout(PATIENCE)
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .connectionFactoryConfiguration()
                .connectionProviderClass(Driver.class)
                .jdbcUrl(address.url())
                .principal(new NamePrincipal(address.user()))
                .credential(new SimplePassword(address.password()))
                // each statement sees what is so when it begins: Position.OF_REPLICA relies on it
                .jdbcTransactionIsolation(TransactionIsolation.READ_COMMITTED)
                .jdbcProperty("options", OPTIONS)
                .jdbcProperty("ApplicationName", APPLICATION)
                .jdbcProperty("logServerErrorDetail", "false")
                .jdbcProperty("connectTimeout", SECONDS_TO_CONNECT)
                .jdbcProperty("socketTimeout", SECONDS_TO_CONNECT)
                .jdbcProperty("loginTimeout", SECONDS_TO_CONNECT);
        try {
            return AgroalDataSource.from(configuration);
        } catch (SQLException e) {
            throw Settings.refused(DatabaseSettings.REPLICA_URL, e.getMessage());
        }
    }

    public boolean isConfigured() {
        return pool.isPresent();
    }

    /**
     * One that breaks when an answer takes longer than 0.3 s.
     *
     * @throws SQLException there is none within that time
     */
    public Connection connect() throws SQLException {
        var connection = pool.orElseThrow().getConnection();
        connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
        return connection;
    }

    /** Closes the connections that nobody uses: they are likely dead. */
    public void forgetConnections() {
        pool.orElseThrow().flush(AgroalDataSource.FlushMode.IDLE);
    }

    @PreDestroy
    void close() {
        pool.ifPresent(AgroalDataSource::close);
    }
}
