package plumbline.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.FileName;
import plumbline.library.pack.PackFolder;
import plumbline.policy.read.PolicyReader;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;

/** The folder that holds a folder for each pack. Thread-safe. */
public final class RulesFolder {
    private final Path path;

    public RulesFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * The names of the packs' folders: of all folders, and of links to folders or to nowhere, but for those that
     * programs leave.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<String> names() throws IOException {
        return names(RulesFolder::isPack);
    }

    /**
     * What was meant for a pack and is beside the packs.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<Finding> findings() throws IOException {
        return names(file -> !Files.isDirectory(file)
                        && isOfSomePack(file.getFileName().toString()))
                .stream()
                .map(name -> Finding.ofFile(name, "misplaced-file", name))
                .toList();
    }

    private List<String> names(Predicate<Path> options) throws IOException {
        try (Stream<Path> paths = Files.list(path)) {
            return paths.filter(options)
                    .map(each -> each.getFileName().toString())
                    .filter(name -> !FileName.isLeftByPrograms(name))
                    .sorted(CodePointOrder.IDS)
                    .toList();
        }
    }

    private static boolean isPack(Path path) {
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            return PackFolder.POLICY_ID.matcher(path.getFileName().toString()).matches();
        }
        return Files.isDirectory(path);
    }

    /** Other YAML files may well not belong to a pack but to a program that deploys the packs, say. */
    private static boolean isOfSomePack(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".drl") || lower.equals(PolicyReader.FILE);
    }

    /** The pack's files as they are; null when it has no folder. */
    public @Nullable PackFolder read(String policy) throws IOException {
        Path folder = path.resolve(policy);
        return isPack(folder) ? PackFolder.read(folder) : null;
    }

    /**
     * The packs by name, some or all.
     *
     * @param only the names; all when empty
     * @throws IOException when the folder cannot be read
     */
    public List<PackFolder> read(Collection<String> only) throws IOException {
        List<PackFolder> packs = new ArrayList<>();
        for (String name : names()) {
            PackFolder pack = only.isEmpty() || only.contains(name) ? read(name) : null;
            if (pack != null) {
                packs.add(pack);
            }
        }
        return packs;
    }
}
