package plumbline.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.CodePointOrder;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;

/** The packs of a folder, one to each of its folders. Immutable and thread-safe. */
public final class PolicyLibrary {
    /**
     * What a folder came to: a pack, or the faults that keep it from being one.
     *
     * @param pack null when there are faults
     */
    public record Shelf(String id, @Nullable Pack pack, List<Finding> findings) {}

    private final SortedMap<String, Shelf> shelves;

    private PolicyLibrary(SortedMap<String, Shelf> shelves) {
        this.shelves = shelves;
    }

    /**
     * Loads every pack of the folder; a faulty one does not keep the others from being used.
     *
     * @throws IOException when the folder cannot be read
     */
    public static PolicyLibrary load(Path rules) throws IOException {
        return load(rules, List.of());
    }

    /**
     * Loads some packs of the folder.
     *
     * @param only the policies to load; all when empty
     */
    public static PolicyLibrary load(Path rules, Collection<String> only) throws IOException {
        List<Path> folders = names(rules).stream()
                .filter(name -> only.isEmpty() || only.contains(name))
                .map(rules::resolve)
                .toList();
        SortedMap<String, Shelf> shelves = new TreeMap<>(CodePointOrder.IDS);
        for (Shelf shelf : folders.parallelStream().map(PolicyLibrary::shelf).toList()) {
            shelves.put(shelf.id(), shelf);
        }
        return new PolicyLibrary(shelves);
    }

    /** The names of the packs' folders. */
    public static List<String> names(Path rules) throws IOException {
        try (Stream<Path> paths = Files.list(rules)) {
            return paths.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted(CodePointOrder.IDS)
                    .toList();
        }
    }

    private static Shelf shelf(Path folder) {
        String id = folder.getFileName().toString();
        try {
            return new Shelf(id, Pack.of(PackFolder.read(folder)), List.of());
        } catch (PackRejected faulty) {
            return new Shelf(id, null, faulty.findings());
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    /** Every folder, by name. */
    public Collection<Shelf> shelves() {
        return List.copyOf(shelves.values());
    }

    /** The folder of this name, or null when there is none. */
    public @Nullable Shelf shelf(String id) {
        return shelves.get(id);
    }
}
