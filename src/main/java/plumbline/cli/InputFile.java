package plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.intake.Limits;

/** The bytes of a request, from a file or from standard input. Stateless. */
final class InputFile {
    private InputFile() {}

    /**
     * One byte more than a request may have is enough to see that there are too many.
     *
     * @param name of the file; {@code -} for standard input
     */
    static byte[] read(String name) throws IOException {
        if (name.equals("-")) {
            return System.in.readNBytes(Limits.MAX_BYTES + 1);
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new CallException("没有文件 " + name, "there is no file " + name);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(Limits.MAX_BYTES + 1);
        }
    }
}
