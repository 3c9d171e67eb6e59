package plumbline.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumbline.store.Store;
import plumbline.store.StoreInUse;

/** Opens the stores of tests: files of SQLite or, as {@link OnStores} has it, databases of PostgreSQL. */
public final class Stores {
    private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();
    private static volatile Kind kind = Kind.SQLITE;

    /** What keeps the records. */
    public enum Kind {
        SQLITE("SQLite"),
        POSTGRES("PostgreSQL");

        private final String product;

        Kind(String product) {
            this.product = product;
        }

        @Override
        public String toString() {
            return product;
        }
    }

    /** What they are at the moment. */
    public static Kind kind() {
        return kind;
    }

    private Stores() {}

    /** The store of the folder. */
    public static Store open(Path data) throws IOException, StoreInUse {
        return Store.open(data, url(data));
    }

    /** The same, to read it only. */
    public static Store readOnly(Path data) {
        String url = url(data);
        return url == null ? Store.readOnly(data) : Store.readOnly(url);
    }

    /** What all stores are from now on. */
    static void are(Kind other) {
        kind = other;
    }

    /** The URL of the folder's database; null for a file. */
    public static @Nullable String url(Path data) {
        return kind == Kind.POSTGRES ? DATABASES.computeIfAbsent(data, any -> Postgres.database()) : null;
    }
}
