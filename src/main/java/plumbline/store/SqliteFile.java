package plumbline.store;

import com.zaxxer.hikari.util.DriverDataSource;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import plumbline.text.Messages;
import plumbline.text.Text;

/** A file that one service writes to. */
record SqliteFile(DataSource connections, DataSource snapshots) implements Database {
    private static final String FILE = "plumbline.db";

    // open_mode adds up 1 to read or 2 to write, 4 to make the file, 64 to take its name as a URI.

    /** WAL lets readers go on while the writer writes; FULL has every commit on disk before it returns. */
    private static final String SETTINGS =
            "?open_mode=70&journal_mode=WAL&synchronous=FULL&foreign_keys=true&busy_timeout=4000&transaction_mode=IMMEDIATE";

    /** Reads what a service may be writing to, or a copy that nobody may write to. */
    private static final String READ_ONLY = "?open_mode=65&busy_timeout=4000&transaction_mode=DEFERRED";

    /** Reads what nobody writes to, and writes nothing itself, not even the files by which readers and writers meet. */
    private static final String UNCHANGING = "?immutable=1&open_mode=65&transaction_mode=DEFERRED";

    /** What {@code pragma synchronous} says of FULL. */
    private static final int FULL = 2;

    /** @throws AccessDeniedException when the file is there and cannot be written; SQLite would open it all the same */
    static SqliteFile in(Path data) throws AccessDeniedException {
        Path file = data.resolve(FILE);
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        return new SqliteFile(of(url(data, SETTINGS)), of(url(data, READ_ONLY)));
    }

    static SqliteFile readOnly(Path data) {
        DataSource reading = of(url(data, isUnchanging(data) ? UNCHANGING : READ_ONLY));
        return new SqliteFile(reading, reading);
    }

    static boolean isIn(Path data) {
        return Files.isRegularFile(data.resolve(FILE));
    }

    /** Whether nobody can be writing to it: a copy on a medium that is only read. */
    private static boolean isUnchanging(Path data) {
        return !Files.isWritable(data) && !Files.exists(data.resolve(FILE + "-wal"));
    }

    private static DataSource of(String url) {
        return new DriverDataSource(url, null, new Properties(), null, null);
    }

    /** As a URI, in which a question mark or any other character of a folder's name is literal. */
    private static String url(Path data, String settings) {
        return "jdbc:sqlite:" + data.resolve(FILE).toUri() + settings;
    }

    @Override
    public TransactionIsolationLevel snapshotIsolation() {
        return TransactionIsolationLevel.UNKNOWN;
    }

    @Override
    public String migrations() {
        return "classpath:plumbline/store/sqlite";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void beginAlone(Handle handle) {
        // Every transaction of a connection that writes begins so.
    }

    @Override
    public List<Text> faults(Handle handle) {
        List<Text> faults = new ArrayList<>();
        String journal =
                handle.createQuery("pragma journal_mode").mapTo(String.class).one();
        if (!journal.toLowerCase(Locale.ROOT).equals("wal")) {
            faults.add(Messages.text("sqlite-no-wal", journal));
        }
        int synchronous =
                handle.createQuery("pragma synchronous").mapTo(Integer.class).one();
        if (synchronous < FULL) {
            faults.add(Messages.text("sqlite-not-synchronous", synchronous));
        }
        return List.copyOf(faults);
    }
}
