package org.jawoord.database;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jawoord.settings.Settings;

/**
 * Refuses to start where an acknowledged choice could be lost: looks, through the pool that will be used, whether the
 * server flushes each commit to disk. Tests are let through, their data may go.
 */
@ApplicationScoped
public class DurabilityCheck {

    /** Each of these waits at least for the local disk; {@code off} does not. */
    private static final Set<String> FLUSHING_COMMITS = Set.of("on", "local", "remote_write", "remote_apply");

    private final DataSource pool;

    DurabilityCheck(DataSource pool) {
        this.pool = pool;
    }

    void atStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws SQLException {
        if (LaunchMode.current() == LaunchMode.TEST) {
            return;
        }
        List<String> unsafe = unsafeSettings();
        if (!unsafe.isEmpty()) {
            throw Settings.refused(
                    DatabaseSettings.URL,
                    "the server there has " + String.join(" and ", unsafe)
                            + ", so a choice could be lost after it was acknowledged; switch it on");
        }
    }

    private List<String> unsafeSettings() throws SQLException {
        List<String> unsafe = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('fsync') as fsync,
                               current_setting('full_page_writes') as full_page_writes,
                               current_setting('synchronous_commit') as synchronous_commit""")) {
            row.next();
            for (String name : List.of("fsync", "full_page_writes")) {
                if (!row.getString(name).equals("on")) {
                    unsafe.add(name + "=" + row.getString(name));
                }
            }
            if (!FLUSHING_COMMITS.contains(row.getString("synchronous_commit"))) {
                unsafe.add("synchronous_commit=" + row.getString("synchronous_commit"));
            }
        }
        return unsafe;
    }
}
