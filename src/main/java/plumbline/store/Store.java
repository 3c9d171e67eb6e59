package plumbline.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.text.Text;

/**
 * The database: a file in a folder that one service at a time uses, or one that several share. Reads run side by side;
 * writes follow one another, and a write that has returned is on disk. Thread-safe.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final String LOCK = "lock";
    private static final String NODE = "node";

    private static final int READERS = 4;
    private static final long READER_MILLIS = 4_000;

    private final @Nullable FileChannel lock;
    private final Database database;
    private final String node;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final Jdbi snapshots;
    private final @Nullable Writer writer;

    private Store(@Nullable FileChannel lock, Database database, String node, @Nullable Writer writer) {
        this.lock = lock;
        this.database = database;
        this.node = node;
        this.readers = readers(database.connections(), writer == null);
        this.reading = Jdbi.create(readers);
        this.snapshots = Jdbi.create(database.snapshots());
        this.writer = writer;
    }

    /**
     * Opens the store of a folder, which is made when it is missing, and brings it up to date.
     *
     * @throws StoreInUse when another service uses the folder
     * @throws IOException when the folder cannot be written
     * @throws StoreFailed when what is there is no store, or one of a later version
     */
    public static Store open(Path data) throws IOException, StoreInUse {
        return open(data, null);
    }

    /**
     * Opens a database that several services share, or the store of the folder when none is named.
     *
     * @param data the service's own folder, which no other uses
     * @param url of the database, {@code jdbc:postgresql:…}; null for none
     * @throws StoreInUse when another service uses the folder
     * @throws IOException when the folder cannot be written
     * @throws StoreFailed when the database cannot be reached, or is of a later version
     */
    public static Store open(Path data, @Nullable String url) throws IOException, StoreInUse {
        Files.createDirectories(data);
        Database database = url == null ? SqliteFile.in(data) : PostgresDatabase.at(url);
        FileChannel lock = lock(data);
        try {
            Flyway.configure()
                    .dataSource(database.connections())
                    .locations(database.migrations())
                    .load()
                    .migrate();
            Writer writer = new Writer(database);
            Store store = new Store(lock, database, database.isShared() ? node(data) : "", writer);
            store.read(database::faults)
                    .forEach(fault -> LOG.error("存储不可靠 / the store is not durable: {} / {}", fault.zh(), fault.en()));
            return store;
        } catch (FlywayException | PoolInitializationException failure) {
            lock.close();
            throw new StoreFailed("cannot open the store: " + reason(failure), failure);
        }
    }

    /**
     * Opens the store of a folder to read it only: one that a service uses meanwhile, or a copy.
     *
     * @throws StoreFailed when there is no store, or it cannot be read
     */
    public static Store readOnly(Path data) {
        if (!isIn(data)) {
            throw new StoreFailed("there is no store in " + data, new NoSuchFileException(data.toString()));
        }
        return readOnly(SqliteFile.readOnly(data));
    }

    /**
     * Opens a database that several services share, to read it only.
     *
     * @param url of the database, {@code jdbc:postgresql:…}
     * @throws StoreFailed when it cannot be read
     */
    public static Store readOnly(String url) {
        return readOnly(PostgresDatabase.readOnly(url));
    }

    private static Store readOnly(Database database) {
        try {
            return new Store(null, database, "", null);
        } catch (PoolInitializationException failure) {
            throw new StoreFailed("cannot read the store: " + failure.getMessage(), failure);
        }
    }

    /** Whether there is a store in the folder. */
    public static boolean isIn(Path data) {
        return SqliteFile.isIn(data);
    }

    /** Whether the URL names a database that several services can share. */
    public static boolean isDatabase(String url) {
        return url.startsWith(PostgresDatabase.PREFIX);
    }

    /** Whether other services may write to it as well. */
    public boolean isShared() {
        return database.isShared();
    }

    /** Distinguishes this service's folder from those of others that share the store; empty when it is alone. */
    public String node() {
        return node;
    }

    /** What this service writes, so as to wait for it; what others write to a shared store is not counted. */
    public Commits commits() {
        return writer == null ? new Commits() : writer.commits();
    }

    /**
     * How the connections are used by which the store is read.
     *
     * @param waiting reads that wait for one
     */
    public record Readers(int active, int idle, int waiting) {}

    /** How the connections are used now. */
    public Readers readers() {
        HikariPoolMXBean pool = readers.getHikariPoolMXBean();
        return new Readers(pool.getActiveConnections(), pool.getIdleConnections(), pool.getThreadsAwaitingConnection());
    }

    /** What would let acknowledged records be lost, for whoever runs the database. */
    List<Text> faults() {
        return read(database::faults);
    }

    /** What the database itself said, without the text that repeats it. */
    private static @Nullable String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : reason(cause);
    }

    private static String node(Path data) throws IOException {
        Path file = data.resolve(NODE);
        if (!Files.exists(file)) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file).strip();
    }

    private static HikariDataSource readers(DataSource connections, boolean readOnly) {
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(connections);
        pool.setReadOnly(readOnly);
        pool.setMaximumPoolSize(READERS);
        pool.setConnectionTimeout(READER_MILLIS);
        pool.setPoolName("readers");
        return new HikariDataSource(pool);
    }

    private static FileChannel lock(Path data) throws IOException, StoreInUse {
        FileChannel channel = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw new StoreInUse(data);
        }
        channel.close();
        throw new StoreInUse(data);
    }

    /**
     * What the query finds in the store as it is now.
     *
     * @throws StoreFailed when the database cannot be read
     */
    public <T> T read(Function<Handle, T> query) {
        try (Handle handle = reading.open()) {
            return query.apply(handle);
        } catch (JdbiException failure) {
            throw new StoreFailed("cannot read the store: " + failure.getMessage(), failure);
        }
    }

    /**
     * What the queries find in the store as it stood at one moment, however long they take. Writers go on meanwhile.
     *
     * @throws StoreFailed when the database cannot be read
     */
    public <T> T snapshot(Function<Handle, T> queries) {
        try {
            return snapshots.inTransaction(database.snapshotIsolation(), queries::apply);
        } catch (JdbiException failure) {
            throw new StoreFailed("cannot read the store: " + failure.getMessage(), failure);
        }
    }

    /**
     * Writes as a whole or not at all, and returns when it is on disk. Exceptions of the work come out as they are, and
     * nothing of it stays.
     *
     * @throws StoreFailed when the database does not keep it
     */
    public <T> T write(Function<Handle, T> work) {
        if (writer == null) {
            throw new StoreFailed("the store is for reading only", new IllegalStateException("read-only"));
        }
        return writer.write(work);
    }

    /** Finishes the writes that are waiting. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        readers.close();
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failure) {
            throw new StoreFailed("cannot release the store", failure);
        }
    }
}
