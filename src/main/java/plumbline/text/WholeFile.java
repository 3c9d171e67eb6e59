package plumbline.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file aside and moves it into place, so that nobody reads half of it. Stateless. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes what becomes the file. */
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes the file, or leaves the one that was there.
     *
     * @param parts which follow one another in the file, whose folder must be there
     */
    public static void write(Path file, byte[]... parts) throws IOException {
        write(file, out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    /** The same of what is written as it is made. */
    public static void write(Path file, Writing writing) throws IOException {
        Path aside = Files.createTempFile(file.toAbsolutePath().getParent(), ".plumbline", ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                writing.to(out);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
