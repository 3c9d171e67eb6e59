package plumbline.library.revision;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.rules.KeptRules;
import plumbline.store.Store;
import plumbline.store.StoreFailed;
import plumbline.text.Sha256;

/** Compiled rules, kept in the store: a start without them takes longer, and nothing else. Thread-safe. */
public final class CompiledPacks implements KeptRules {
    private static final Logger LOG = LoggerFactory.getLogger(CompiledPacks.class);

    /** What was made longest ago goes first. */
    private static final int MOST = 64;

    private final Store store;

    public CompiledPacks(Store store) {
        this.store = store;
    }

    @Override
    public Optional<byte[]> find(String key) {
        try {
            return store.read(handle -> handle.createQuery("select hash, bytes from compiled where key = :key")
                            .bind("key", key)
                            .map((row, context) -> whole(row.getString("hash"), row.getBytes("bytes")))
                            .findOne())
                    .flatMap(Function.identity());
        } catch (StoreFailed failure) {
            LOG.warn("没有用上编译好的规则 / compiled rules were not used", failure);
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
                handle.createUpdate("delete from compiled where key = :key")
                        .bind("key", key)
                        .execute();
                handle.createUpdate("delete from compiled where key not in"
                                + " (select key from compiled order by at desc, key limit :most)")
                        .bind("most", MOST - 1)
                        .execute();
                return handle.createUpdate(
                                "insert into compiled (key, at, hash, bytes) values (:key, :at, :hash, :bytes)")
                        .bind("key", key)
                        .bind("at", Instant.now().toString())
                        .bind("hash", Sha256.of(compiled))
                        .bind("bytes", compiled)
                        .execute();
            });
        } catch (StoreFailed failure) {
            LOG.warn("没有保存编译好的规则 / compiled rules were not kept", failure);
        }
    }
}
