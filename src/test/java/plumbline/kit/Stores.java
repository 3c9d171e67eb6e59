package plumbline.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plumbline.store.Store;
import plumbline.store.StoreInUse;

/** Opens the stores of tests: files of SQLite or, for the tests that are marked so, databases of PostgreSQL. */
public final class Stores {
    private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();
    private static volatile boolean onPostgres;

    private Stores() {}

    /** Has the tests of a class run on PostgreSQL, with a database for each folder of data. */
    public static final class OnPostgres implements BeforeAllCallback, AfterAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            onPostgres = true;
        }

        @Override
        public void afterAll(ExtensionContext context) {
            onPostgres = false;
        }
    }

    /** The store of the folder. */
    public static Store open(Path data) throws IOException, StoreInUse {
        return Store.open(data, url(data));
    }

    /** The same, to read it only. */
    public static Store readOnly(Path data) {
        String url = url(data);
        return url == null ? Store.readOnly(data) : Store.readOnly(url);
    }

    /** The URL of the folder's database; null for a file. */
    public static @Nullable String url(Path data) {
        return onPostgres ? DATABASES.computeIfAbsent(data, any -> Postgres.database()) : null;
    }
}
