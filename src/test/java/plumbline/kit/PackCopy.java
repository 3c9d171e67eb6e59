package plumbline.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.PackRejected;

/** A pack copied into a folder of its own, to be edited as its authors would. */
public final class PackCopy {
    private final Path folder;

    private PackCopy(Path folder) {
        this.folder = folder;
    }

    /** Scores as Shangrao's pack does, by a rule for each indicator and each tier. */
    private static final Path WITHOUT_TABLES = Path.of("src/test/resources/packs");

    /** Shangrao's pack with a rule for each tier, without its cases, as a folder of this name. */
    public static PackCopy ofShangrao(Path rules, String name) throws IOException {
        PackCopy copy = copied(WITHOUT_TABLES.resolve(Street.SHANGRAO), rules, name);
        return name.equals(Street.SHANGRAO)
                ? copy
                : copy.replace("policy.yaml", "policy: " + Street.SHANGRAO, "policy: " + name);
    }

    /** The pack, without its cases. */
    public static PackCopy of(String policy, Path rules) throws IOException {
        return copied(Street.RULES.resolve(policy), rules, policy);
    }

    private static PackCopy copied(Path pack, Path rules, String name) throws IOException {
        Path folder = Files.createDirectories(rules.resolve(name));
        for (Path file : files(pack)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        return new PackCopy(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    public Path folder() {
        return folder;
    }

    /** The same with a text, which stands exactly once in all of the pack's files, replaced by another. */
    public PackCopy replace(String text, String by) throws IOException {
        List<String> holders = new ArrayList<>();
        for (Path file : files(folder)) {
            if (Files.readString(file).contains(text)) {
                holders.add(file.getFileName().toString());
            }
        }
        assertThat(holders).as("files with %s", text).hasSize(1);
        return replace(holders.get(0), text, by);
    }

    /** The same with a text, which stands there exactly once, replaced by another. */
    public PackCopy replace(String file, String text, String by) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        assertThat(before.split(java.util.regex.Pattern.quote(text), -1))
                .as("%s in %s", text, file)
                .hasSize(2);
        return write(file, before.replace(text, by));
    }

    public PackCopy write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    /** From 1. */
    public int lineOf(String file, String text) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                        .takeWhile(line -> !line.contains(text))
                        .toList()
                        .size()
                + 1;
    }

    /** The pack as its files stand now. */
    public Pack pack() throws IOException, PackRejected {
        return Pack.of(PackFolder.read(folder));
    }
}
