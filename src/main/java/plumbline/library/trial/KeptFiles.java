package plumbline.library.trial;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.rules.DerivedCache;
import plumbline.text.Sha256;
import plumbline.text.WholeFile;

/**
 * Work that a later command need not do again, kept in the user's folder for such things: {@code $XDG_CACHE_HOME/plumbline},
 * by default {@code ~/.cache/plumbline}. Where that cannot be written nothing is kept. Thread-safe.
 */
public final class KeptFiles implements DerivedCache {
    private static final Logger LOG = LoggerFactory.getLogger(KeptFiles.class);

    /** Names another folder. */
    private static final String CACHE = "plumbline.cache";

    /** Two of each pack; what was made longest ago goes first. */
    private static final int MOST = 128;

    private final TriedFiles files;

    KeptFiles(Path folder) {
        this.files = new TriedFiles(folder);
    }

    /** Those of the user. */
    public static KeptTrials ofTheUser() {
        String named = System.getProperty(CACHE);
        String caches = System.getenv("XDG_CACHE_HOME");
        Path folder = named != null
                ? Path.of(named)
                : caches != null && Path.of(caches).isAbsolute()
                        ? Path.of(caches, "plumbline")
                        : Path.of(System.getProperty("user.home"), ".cache", "plumbline");
        DerivedCache files = TriedFiles.orOfTheBuild(new KeptFiles(folder));
        return new KeptTrials(files, files);
    }

    @Override
    public Optional<byte[]> find(String key) {
        return files.find(key);
    }

    @Override
    public void keep(String key, byte[] made) {
        try {
            Files.createDirectories(files.folder());
            WholeFile.write(files.file(key), Sha256.of(made).getBytes(StandardCharsets.US_ASCII), made);
            deleteOldest();
        } catch (IOException unwritable) {
            LOG.debug("not kept", unwritable);
        }
    }

    private void deleteOldest() throws IOException {
        File[] kept = Objects.requireNonNull(files.folder().toFile().listFiles());
        Arrays.sort(kept, Comparator.comparingLong(File::lastModified));
        for (int i = 0; i < kept.length - MOST; i++) {
            Files.deleteIfExists(kept[i].toPath());
        }
    }
}
