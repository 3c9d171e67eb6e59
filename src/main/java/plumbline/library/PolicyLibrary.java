package plumbline.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.ForEachParallel;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/**
 * The packs that can be used now. A pack that is taken from here stays usable however often another takes its place.
 * Thread-safe.
 */
public final class PolicyLibrary {
    private final ConcurrentNavigableMap<String, PolicyState> states = new ConcurrentSkipListMap<>(CodePointOrder.IDS);
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
        ForEachParallel.forEach(new RulesFolder(rules).read(only), folder -> library.put(state(folder)));
        return library;
    }

    private static PolicyState state(PackFolder folder) {
        try {
            return new PolicyState(folder.id(), Pack.of(folder), List.of(), folder.seen());
        } catch (PackRejected faulty) {
            return new PolicyState(folder.id(), null, faulty.findings(), folder.seen());
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
    public Collection<PolicyState> states() {
        return List.copyOf(states.values());
    }

    /** The folder of this name, or null when there is none. */
    public @Nullable PolicyState state(String id) {
        return states.get(id);
    }

    void put(PolicyState state) {
        states.put(state.id(), state);
    }

    void remove(String id) {
        states.remove(id);
    }
}
