package plumbline.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * With what an evaluation is worked out, as the build wrote it down: in a jar that holds everything, the engine cannot
 * tell its own version.
 *
 * @param service of this program
 * @param engine of Drools
 */
public record Versions(String service, String engine) {
    /** Those of the program that runs. */
    public static final Versions CURRENT = ofThisBuild();

    private static Versions ofThisBuild() {
        Properties built = new Properties();
        try (InputStream file =
                Objects.requireNonNull(Versions.class.getResourceAsStream("/plumbline/rules/versions.properties"))) {
            built.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Versions(
                Objects.requireNonNull(built.getProperty("service")),
                Objects.requireNonNull(built.getProperty("engine")));
    }
}
