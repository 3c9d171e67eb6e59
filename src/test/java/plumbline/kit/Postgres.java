package plumbline.kit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server of PostgreSQL, started once for all tests and as durable as one in use. */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();
    }

    private static EmbeddedPostgres start() {
        return start(durable());
    }

    /** A server with its data in the folder, which may have been there before; port 0 for any free one. */
    public static EmbeddedPostgres start(Path data, int port) {
        EmbeddedPostgres.Builder server = durable().setDataDirectory(data).setCleanDataDirectory(false);
        return start(port == 0 ? server : server.setPort(port));
    }

    /** Not fast at the price of its data, as embedded ones are by default. */
    private static EmbeddedPostgres.Builder durable() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
        try {
            return server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The URL of an empty database. */
    public static String database() {
        String name = "plumbline" + DATABASES.incrementAndGet();
        try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return Running.SERVER.getJdbcUrl("postgres", name);
    }
}
