package plumbline.library.revision;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.rules.DerivedCache;
import plumbline.store.Store;
import plumbline.store.StoreFailed;
import plumbline.text.Sha256;

/** Work that a later start need not do again, kept in the store: without it a start takes longer. Thread-safe. */
public final class KeptInStore implements DerivedCache {
    private static final Logger LOG = LoggerFactory.getLogger(KeptInStore.class);

    /** What was made longest ago goes first. */
    private static final int MOST = 64;

    private final Store store;
    private final String table;

    /** @param table {@code compiled} or {@code verdict} */
    public KeptInStore(Store store, String table) {
        this.store = store;
        this.table = table;
    }

    @Override
    public Optional<byte[]> find(String key) {
        try {
            return store.read(handle -> handle.createQuery("select hash, bytes from <table> where key = :key")
                            .define("table", table)
                            .bind("key", key)
                            .map((row, context) -> whole(row.getString("hash"), row.getBytes("bytes")))
                            .findOne())
                    .flatMap(Function.identity());
        } catch (StoreFailed failure) {
            LOG.warn("没有用上保存的 {} / kept {} was not used", table, table, failure);
            return Optional.empty();
        }
    }

    /** The bytes if they are those that were kept. */
    private static Optional<byte[]> whole(String hash, byte[] bytes) {
        return Sha256.of(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
    }

    @Override
    public void keep(String key, byte[] compiled) {
        try {
            store.write(handle -> {
                handle.createUpdate("delete from <table> where key = :key")
                        .define("table", table)
                        .bind("key", key)
                        .execute();
                handle.createUpdate("delete from <table> where key not in"
                                + " (select key from <table> order by at desc, key limit :most)")
                        .define("table", table)
                        .bind("most", MOST - 1)
                        .execute();
                return handle.createUpdate(
                                "insert into <table> (key, at, hash, bytes) values (:key, :at, :hash, :bytes)")
                        .define("table", table)
                        .bind("key", key)
                        .bind("at", Instant.now().toString())
                        .bind("hash", Sha256.of(compiled))
                        .bind("bytes", compiled)
                        .execute();
            });
        } catch (StoreFailed failure) {
            LOG.warn("没有保存 {} / {} was not kept", table, table, failure);
        }
    }
}
