package plumbline.library.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import plumbline.rules.DerivedCache;
import plumbline.text.Sha256;

/**
 * A folder of what follows from the files of packs, which is only read here: each file is named by its key and begins with
 * the hash of what comes after it. Thread-safe.
 */
public record TriedFiles(Path folder) {
    /** Set by the launcher: the folder of what the build found of the packs that come with the program. */
    private static final String TRIED = "plumbline.tried";

    private static final int HASH = Sha256.of(new byte[0]).length();

    /**
     * Looks as well at what was found when this program was built. What is found counts for the very same files and the very
     * same program alone, since its key says both.
     */
    public static DerivedCache orOfTheBuild(DerivedCache first) {
        String folder = System.getProperty(TRIED);
        return folder == null ? first : first.or(new TriedFiles(Path.of(folder))::find);
    }

    public Path file(String key) {
        return folder.resolve(key.replace(':', '-'));
    }

    /** What is kept under the key, if it is still what it was. */
    public Optional<byte[]> find(String key) {
        try (InputStream kept = Files.newInputStream(file(key))) {
            String hash = new String(kept.readNBytes(HASH), StandardCharsets.US_ASCII);
            byte[] bytes = kept.readAllBytes();
            return Sha256.of(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
