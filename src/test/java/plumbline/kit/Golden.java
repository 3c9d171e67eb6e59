package plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole answers that are kept in files: {@code -Dgolden.update=true} rewrites them, to be reviewed as a difference. */
public final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private Golden() {}

    /** The file holds exactly this text. */
    public static void assertSame(Path file, String text) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertThat(text).as("the text kept in %s", file).isEqualTo(Files.readString(file));
    }
}
