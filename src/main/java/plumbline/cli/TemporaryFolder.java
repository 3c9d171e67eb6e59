package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Java's temporary folder, into which the driver of the store unpacks a library that the system loads: one that is
 * missing, full, or on a disk from which nothing may be run does not serve. Not thread-safe: it sets a property of the
 * process before anything reads it.
 */
final class TemporaryFolder {
    private static final String PROPERTY = "java.io.tmpdir";
    private static final String OF_THE_DATA = "tmp";

    private TemporaryFolder() {}

    /**
     * Sees to it that there is one, in the data folder if need be.
     *
     * @param data the data folder, which is there; null where it is not to be written to
     * @throws CallException when there is none
     */
    static void prepare(@Nullable Path data, PrintWriter err) {
        Path usual = Path.of(System.getProperty(PROPERTY));
        if (serves(usual)) {
            return;
        }
        Path other = data == null ? null : data.resolve(OF_THE_DATA).toAbsolutePath();
        if (other == null || !made(other) || !serves(other)) {
            throw new CallException(
                    "临时文件夹 " + usual + " 不能用（不存在、写不进去，或所在的盘不许运行程序）；换一个：PLUMBLINE_JAVA_OPTS=-D" + PROPERTY + "=文件夹",
                    "the temporary folder " + usual
                            + " cannot be used (it is missing, cannot be written, or is on a disk"
                            + " mounted noexec); choose another: PLUMBLINE_JAVA_OPTS=-D" + PROPERTY + "=FOLDER");
        }
        System.setProperty(PROPERTY, other.toString());
        err.println(new Text(
                        "临时文件夹 " + usual + " 不能用，改用 " + other,
                        "the temporary folder " + usual + " cannot be used; " + other + " is used instead")
                .both());
    }

    private static boolean made(Path folder) {
        try {
            Files.createDirectories(folder);
            return true;
        } catch (IOException unwritable) {
            return false;
        }
    }

    /** Whether files can be made in it that may be run: on a disk mounted noexec nobody may, whatever their rights. */
    private static boolean serves(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "plumbline", ".tmp");
            try {
                return file.toFile().setExecutable(true) && Files.isExecutable(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException unwritable) {
            return false;
        }
    }
}
