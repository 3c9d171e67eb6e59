package plumbline.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
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
    private final NavigableMap<String, ? extends Supplier<Optional<PolicyState>>> policies;
    private volatile List<Finding> findings = List.of();

    /** @param policies each says at any moment what it serves; nothing when it is gone */
    PolicyLibrary(ConcurrentNavigableMap<String, ? extends Supplier<Optional<PolicyState>>> policies) {
        this.policies = policies;
    }

    /**
     * Every pack of the folder; a faulty one does not keep the others from being used.
     *
     * @throws IOException when the folder cannot be read
     */
    public static PolicyLibrary load(Path rules) throws IOException {
        ConcurrentNavigableMap<String, Supplier<Optional<PolicyState>>> policies =
                new ConcurrentSkipListMap<>(CodePointOrder.IDS);
        ForEachParallel.forEach(new RulesFolder(rules).read(List.of()), folder -> {
            Optional<PolicyState> state = Optional.of(state(folder));
            policies.put(folder.id(), () -> state);
        });
        return new PolicyLibrary(policies);
    }

    private static PolicyState state(PackFolder folder) {
        try {
            return PolicyState.serving(Pack.of(folder), List.of(), folder.seen());
        } catch (PackRejected faulty) {
            return PolicyState.faulty(folder, null, faulty.findings());
        }
    }

    /** What was meant for a pack and is beside the packs. */
    public List<Finding> findings() {
        return findings;
    }

    void findings(List<Finding> found) {
        findings = List.copyOf(found);
    }

    /** Every policy, by name. */
    public Collection<PolicyState> states() {
        return policies.values().stream()
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The policy of this name, or null when there is none. */
    public @Nullable PolicyState state(String id) {
        Supplier<Optional<PolicyState>> policy = policies.get(id);
        return policy == null ? null : policy.get().orElse(null);
    }
}
