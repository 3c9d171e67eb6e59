package plumbline.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.trial.KeptTrials;
import plumbline.rules.DerivedCache;
import plumbline.text.Sha256;

/**
 * Work that a later command need not do again, kept in the user's folder for such things: {@code $XDG_CACHE_HOME/plumbline},
 * by default {@code ~/.cache/plumbline}. Where that cannot be written nothing is kept. Thread-safe.
 */
final class KeptFiles implements DerivedCache {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

    /** Names another folder. */
    private static final String CACHE = "plumbline.cache";

    /** Two of each pack; what was made longest ago goes first. */
    private static final int MOST = 128;

    private static final int HASH = Sha256.of(new byte[0]).length();

    private final Path folder;

    KeptFiles(Path folder) {
        this.folder = folder;
    }

    /** Those of the user. */
    static KeptTrials ofTheUser() {
        String named = System.getProperty(CACHE);
        String caches = System.getenv("XDG_CACHE_HOME");
        Path folder = named != null
                ? Path.of(named)
                : caches != null && Path.of(caches).isAbsolute()
                        ? Path.of(caches, "plumbline")
                        : Path.of(System.getProperty("user.home"), ".cache", "plumbline");
        KeptFiles files = new KeptFiles(folder);
        return new KeptTrials(files, files);
    }

    private Path file(String key) {
        return folder.resolve(key.replace(':', '-'));
    }

    @Override
    public Optional<byte[]> find(String key) {
        try (InputStream kept = Files.newInputStream(file(key))) {
            String hash = new String(kept.readNBytes(HASH), StandardCharsets.US_ASCII);
            byte[] bytes = kept.readAllBytes();
            return Sha256.of(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(String key, byte[] made) {
        try {
            Files.createDirectories(folder);
            WholeFile.write(file(key), Sha256.of(made).getBytes(StandardCharsets.US_ASCII), made);
            deleteOldest();
        } catch (IOException unwritable) {
            LOG.debug("not kept", unwritable);
        }
    }

    private void deleteOldest() throws IOException {
        File[] files = Objects.requireNonNull(folder.toFile().listFiles());
        Arrays.sort(files, Comparator.comparingLong(File::lastModified));
        for (int i = 0; i < files.length - MOST; i++) {
            Files.deleteIfExists(files[i].toPath());
        }
    }
}
