package plumbline.library.trial;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import plumbline.rules.Versions;
import plumbline.text.Sha256;

/** The program that tries packs. Stateless. */
final class Program {
    /**
     * Its version, the engine's, and what its own files hold: builds of one version may differ in what they check.
     */
    static final String NAME = name();

    private Program() {}

    private static String name() {
        try {
            Path place = Path.of(Program.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String files = String.join("\n", Files.isDirectory(place) ? inFolder(place) : inJar(place));
            return String.join(
                    "\n",
                    Versions.CURRENT.service(),
                    Versions.CURRENT.engine(),
                    Sha256.of(files.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException("the program's own files cannot be read", failure);
        }
    }

    private static List<String> inJar(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .map(file -> file + " " + file.length() + " " + file.lastModified())
                    .sorted()
                    .toList();
        }
    }
}
