package plumbline.store;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import plumbline.text.Text;

/** Where a store lies, and what is different about it: a file of SQLite, or a database of PostgreSQL. */
sealed interface Database permits SqliteFile, PostgresDatabase {
    /** Gives connections to read by, and to write by where writing is allowed. */
    DataSource connections();

    /** Gives connections that only read, each of which sees one moment for as long as its transaction lasts. */
    DataSource snapshots();

    TransactionIsolationLevel snapshotIsolation();

    /** Where the migrations are, as flyway names it. */
    String migrations();

    /** Whether several services may use it at once. */
    boolean isShared();

    /** Waits, at a transaction's beginning, until no other transaction can add to the chain. */
    void beginAlone(Handle handle);

    /** Which settings could lose acknowledged records, in words for whoever runs it; empty when all is well. */
    List<Text> faults(Handle handle);
}
