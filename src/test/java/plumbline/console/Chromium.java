package plumbline.console;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Chromium to drive: the machine's own, or one that Debian's packages are unpacked for in the build's folder, for which
 * neither root nor an installation is needed.
 *
 * @param program to start
 * @param environment that it needs
 */
record Chromium(Path program, Map<String, String> environment) {
    private static final Path FOLDER = Path.of("target", "chromium").toAbsolutePath();
    private static final Path ROOT = FOLDER.resolve("root");
    private static final Path UNPACKED = ROOT.resolve("usr/lib/chromium/chromium");

    private static final Path WHOLE = FOLDER.resolve("whole");

    /** Empty where there is none and none can be had; why is in the log beside the folder. */
    static Optional<Chromium> find() {
        Optional<Chromium> own = Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Chromium(program, Map.of()));
        return own.isPresent() ? own : unpacked();
    }

    private static Optional<Chromium> unpacked() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel lock =
                    FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(WHOLE)) {
                    bring();
                    if (!Files.isExecutable(UNPACKED)) {
                        throw new IOException("its packages hold no " + ROOT.relativize(UNPACKED));
                    }
                    Files.createFile(WHOLE);
                }
            }
        } catch (IOException failure) {
            System.err.println("No Chromium could be brought from Debian's packages: " + failure.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        String libraries = ROOT + "/usr/lib/x86_64-linux-gnu:" + ROOT + "/usr/lib/aarch64-linux-gnu";
        return Optional.of(
                new Chromium(UNPACKED, Map.of("LD_LIBRARY_PATH", libraries, "FONTCONFIG_PATH", ROOT + "/etc/fonts")));
    }

    /** What the machine has is left as it is: lists, downloads and files all stay in the folder. */
    private static void bring() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER.resolve("state/lists/partial"));
        Files.createDirectories(FOLDER.resolve("cache/archives/partial"));
        Files.createDirectories(ROOT);
        List<String> apt = List.of(
                "apt-get",
                "-q",
                "-y",
                "-o",
                "Dir::State=" + FOLDER.resolve("state"),
                "-o",
                "Dir::Cache=" + FOLDER.resolve("cache"),
                "-o",
                "Debug::NoLocking=1");
        run(apt, "update");
        run(apt, "--no-install-recommends", "--download-only", "install", "chromium");
        try (Stream<Path> packages = Files.list(FOLDER.resolve("cache/archives"))) {
            for (Path each :
                    packages.filter(file -> file.toString().endsWith(".deb")).toList()) {
                run(List.of("dpkg-deb", "-x"), each.toString(), ROOT.toString());
            }
        }
    }

    private static void run(List<String> command, String... further) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(further));
        File log = FOLDER.resolve("log.txt").toFile();
        int status = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(whole.get(0) + " ended with " + status + ", see " + log);
        }
    }
}
