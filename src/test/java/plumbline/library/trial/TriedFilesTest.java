package plumbline.library.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.rules.DerivedCache;
import plumbline.text.Sha256;

/** What the build found of the packs that come with the program counts only as it was found. */
class TriedFilesTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasChangedIsNotFound() throws IOException {
        TriedFiles files = new TriedFiles(folder);
        byte[] found = "green".getBytes(UTF_8);
        Path file = write(files, "sha256:1", found);
        assertThat(files.find("sha256:1")).contains(found);
        assertThat(files.find("sha256:2")).isEmpty();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1]++;
        Files.write(file, bytes);
        assertThat(files.find("sha256:1")).isEmpty();
    }

    @Test
    void whatIsKeptHereGoesBeforeAndNothingIsKeptThere() throws IOException {
        TriedFiles files = new TriedFiles(folder);
        write(files, "sha256:1", "of the build".getBytes(UTF_8));
        Map<String, byte[]> own = new HashMap<>();
        DerivedCache both = new DerivedCache() {
            @Override
            public Optional<byte[]> find(String key) {
                return Optional.ofNullable(own.get(key));
            }

            @Override
            public void keep(String key, byte[] made) {
                own.put(key, made);
            }
        }.or(files::find);
        assertThat(both.find("sha256:1")).contains("of the build".getBytes(UTF_8));
        both.keep("sha256:1", "own".getBytes(UTF_8));
        both.keep("sha256:2", "own".getBytes(UTF_8));
        assertThat(both.find("sha256:1")).contains("own".getBytes(UTF_8));
        assertThat(files.find("sha256:1")).contains("of the build".getBytes(UTF_8));
        assertThat(files.find("sha256:2")).isEmpty();
    }

    private static Path write(TriedFiles files, String key, byte[] made) throws IOException {
        byte[] hash = Sha256.of(made).getBytes(UTF_8);
        byte[] all = new byte[hash.length + made.length];
        System.arraycopy(hash, 0, all, 0, hash.length);
        System.arraycopy(made, 0, all, hash.length, made.length);
        return Files.write(files.file(key), all);
    }
}
