package plumbline.http.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Files that the program brings along. Stateless. */
public final class Classpath {
    private Classpath() {}

    /**
     * Reads a file.
     *
     * @param path from the root of the class path
     */
    public static byte[] bytes(String path) {
        try (InputStream file = Objects.requireNonNull(Classpath.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A file of a library for browsers, whatever its version.
     *
     * @param library its group and artifact, such as org.webjars/swagger-ui
     * @param file within it
     */
    public static byte[] ofLibrary(String library, String file) {
        Properties pom = new Properties();
        try {
            pom.load(new StringReader(
                    new String(bytes("/META-INF/maven/" + library + "/pom.properties"), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String folder = library.startsWith("org.webjars") ? "webjars" : "_static";
        return bytes("/META-INF/resources/" + folder + "/" + pom.getProperty("artifactId") + "/"
                + pom.getProperty("version") + "/" + file);
    }
}
