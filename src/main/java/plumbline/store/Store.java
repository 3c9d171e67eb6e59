package plumbline.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The database, in a folder that one service at a time uses. Reads run side by side; writes follow one another, and a
 * write that has returned is on disk. Thread-safe.
 */
public final class Store implements AutoCloseable {
    private static final String FILE = "plumbline.db";
    private static final String LOCK = "lock";

    /** WAL lets readers go on while the writer writes; FULL has every commit on disk before it returns. */
    private static final String SETTINGS =
            "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=4000&transaction_mode=IMMEDIATE";

    /** Reads what a service may be writing to, or a copy that nobody may write to. */
    private static final String READ_ONLY = "?open_mode=1&busy_timeout=4000&transaction_mode=DEFERRED";

    /** Reads what nobody writes to, and writes nothing itself, not even the files by which readers and writers meet. */
    private static final String UNCHANGING = "?immutable=1&open_mode=65&transaction_mode=DEFERRED";

    private static final int READERS = 4;
    private static final long READER_MILLIS = 4_000;

    private final @Nullable FileChannel lock;
    private final HikariDataSource readers;
    private final Jdbi reading;
    private final Jdbi snapshots;
    private final @Nullable Writer writer;

    private Store(@Nullable FileChannel lock, String url, String readOnly, @Nullable Writer writer) {
        this.lock = lock;
        this.readers = readers(url, writer == null);
        this.reading = Jdbi.create(readers);
        this.snapshots = Jdbi.create(readOnly);
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
        Files.createDirectories(data);
        FileChannel lock = lock(data);
        try {
            String url = url(data, SETTINGS);
            Flyway.configure()
                    .dataSource(url, null, null)
                    .locations("classpath:plumbline/store/sqlite")
                    .load()
                    .migrate();
            return new Store(lock, url, url(data, READ_ONLY), new Writer(Jdbi.create(url)));
        } catch (FlywayException failure) {
            lock.close();
            throw new StoreFailed("cannot open the store in " + data + ": " + failure.getMessage(), failure);
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
        try {
            String url = isUnchanging(data)
                    ? "jdbc:sqlite:" + data.resolve(FILE).toUri() + UNCHANGING
                    : url(data, READ_ONLY);
            return new Store(null, url, url, null);
        } catch (PoolInitializationException failure) {
            throw new StoreFailed("cannot read the store in " + data + ": " + failure.getMessage(), failure);
        }
    }

    /** Whether nobody can be writing to it: a copy on a medium that is only read. */
    private static boolean isUnchanging(Path data) {
        return !Files.isWritable(data) && !Files.exists(data.resolve(FILE + "-wal"));
    }

    /** Whether there is a store in the folder. */
    public static boolean isIn(Path data) {
        return Files.isRegularFile(data.resolve(FILE));
    }

    private static String url(Path data, String settings) {
        return "jdbc:sqlite:" + data.resolve(FILE) + settings;
    }

    private static HikariDataSource readers(String url, boolean readOnly) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
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
     * What the query finds in the store as it stands.
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
            return snapshots.inTransaction(queries::apply);
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
            throw new StoreFailed("the store is only read", new IllegalStateException("read-only"));
        }
        return writer.write(work);
    }

    /** Lets the writes that wait come to their end. */
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
