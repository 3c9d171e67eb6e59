package plumbline.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import plumbline.policy.CodePointOrder;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;

/**
 * The packs that can be used now. A pack that is taken from here stays usable however often another takes its place.
 * Thread-safe.
 */
public final class PolicyLibrary {
    private final ConcurrentNavigableMap<String, Shelf> shelves = new ConcurrentSkipListMap<>(CodePointOrder.IDS);
    private volatile List<Finding> findings = List.of();

    PolicyLibrary() {}

    /**
     * Every pack of the folder; a faulty one does not keep the others from being used.
     *
     * @throws IOException when the folder cannot be read
     */
    public static PolicyLibrary load(Path rules) throws IOException {
        return load(rules, List.of());
    }

    /**
     * Some packs of the folder as they are now, without their history.
     *
     * @param only the policies to load; all when empty
     */
    public static PolicyLibrary load(Path rules, Collection<String> only) throws IOException {
        PolicyLibrary library = new PolicyLibrary();
        SideBySide.forEach(new RulesFolder(rules).read(only), folder -> library.put(shelf(folder)));
        return library;
    }

    private static Shelf shelf(PackFolder folder) {
        try {
            return new Shelf(folder.id(), Pack.of(folder), List.of(), folder.seen());
        } catch (PackRejected faulty) {
            return new Shelf(folder.id(), null, faulty.findings(), folder.seen());
        }
    }

    /** What was meant for a pack and lies beside the packs. */
    public List<Finding> findings() {
        return findings;
    }

    void findings(List<Finding> found) {
        findings = List.copyOf(found);
    }

    /** Every folder, by name. */
    public Collection<Shelf> shelves() {
        return List.copyOf(shelves.values());
    }

    /** The folder of this name, or null when there is none. */
    public @Nullable Shelf shelf(String id) {
        return shelves.get(id);
    }

    void put(Shelf shelf) {
        shelves.put(shelf.id(), shelf);
    }

    void remove(String id) {
        shelves.remove(id);
    }
}
