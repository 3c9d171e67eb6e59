package plumbline.rules;

import java.util.Optional;
import java.util.function.Function;

/**
 * Where is kept what follows from the files of a pack alone: compiled rules, and verdicts on packs. A service that starts
 * again need not make them again. What is found is
 * contained as strictly as what was just compiled. Thread-safe.
 */
public interface DerivedCache {
    /** Keeps nothing. */
    DerivedCache NONE = new DerivedCache() {
        @Override
        public Optional<byte[]> find(String key) {
            return Optional.empty();
        }

        @Override
        public void keep(String key, byte[] compiled) {}
    };

    /**
     * What was kept, unchanged; nothing when there is nothing, or it is no longer what it was.
     *
     * @param key of everything that decides what the compiler makes
     */
    Optional<byte[]> find(String key);

    void keep(String key, byte[] compiled);

    /** Finds here or, when there is nothing, elsewhere; keeps here alone. */
    default DerivedCache or(Function<String, Optional<byte[]>> elsewhere) {
        DerivedCache here = this;
        return new DerivedCache() {
            @Override
            public Optional<byte[]> find(String key) {
                return here.find(key).or(() -> elsewhere.apply(key));
            }

            @Override
            public void keep(String key, byte[] compiled) {
                here.keep(key, compiled);
            }
        };
    }
}
