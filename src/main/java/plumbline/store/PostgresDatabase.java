package plumbline.store;

import com.zaxxer.hikari.util.DriverDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * A database of a PostgreSQL server, which several services share. User and password come from the URL, from {@code
 * PGUSER} and {@code PGPASSWORD}, or from the driver's password file.
 */
record PostgresDatabase(DataSource connections, DataSource snapshots) implements Database {
    static final String PREFIX = "jdbc:postgresql:";

    /** A server that does not answer is not waited for longer than those who asked would wait, in seconds. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "ApplicationName", "plumbline",
            "connectTimeout", "5",
            "loginTimeout", "5",
            "socketTimeout", "40",
            "tcpKeepAlive", "true",
            // Rows that are read one after another come in portions, and not all at once.
            "defaultRowFetchSize", "512");

    /**
     * A commit waits for the disk whatever the server's default is. A node that no longer answers while others wait for
     * it loses its transaction.
     */
    private static final String WRITING =
            "-c synchronous_commit=on -c lock_timeout=15s -c idle_in_transaction_session_timeout=45s";

    private static final String READING = "-c default_transaction_read_only=on";

    /** Settings of a server without which a commit is not on disk, with what each has to be. */
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

    static PostgresDatabase at(String url) {
        return new PostgresDatabase(source(url, WRITING), source(url, READING));
    }

    static PostgresDatabase readOnly(String url) {
        DataSource reading = source(url, READING);
        return new PostgresDatabase(reading, reading);
    }

    private static DataSource source(String url, String options) {
        Properties properties = new Properties();
        properties.putAll(PROPERTIES);
        properties.put("options", options);
        return new DriverDataSource(url, null, properties, System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
    }

    @Override
    public TransactionIsolationLevel snapshotIsolation() {
        return TransactionIsolationLevel.REPEATABLE_READ;
    }

    @Override
    public String migrations() {
        return "classpath:plumbline/store/postgresql";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void beginAlone(Handle handle) {
        // Excludes whoever writes, on any node, until the commit; those who read go on.
        handle.execute("lock table journal in exclusive mode");
    }

    @Override
    public List<Text> faults(Handle handle) {
        List<Text> faults = new ArrayList<>();
        DURABLE.forEach((setting, options) -> {
            String is = handle.createQuery("select current_setting(:setting)")
                    .bind("setting", setting)
                    .mapTo(String.class)
                    .one();
            if (!is.equals(options)) {
                faults.add(Messages.text("postgres-setting", setting, is, options));
            }
        });
        if (handle.createQuery("select pg_is_in_recovery()")
                .mapTo(Boolean.class)
                .one()) {
            faults.add(Messages.text("postgres-standby"));
        }
        return List.copyOf(faults);
    }
}
