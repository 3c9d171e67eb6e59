package plumbline.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Change;
import plumbline.library.revision.Edits;
import plumbline.library.revision.FolderFaults;
import plumbline.library.revision.KeptInStore;
import plumbline.library.revision.Revisions;
import plumbline.library.trial.ForEachParallel;
import plumbline.library.trial.KeptTrials;
import plumbline.library.trial.Trial;
import plumbline.library.trial.TriedFiles;
import plumbline.store.Store;
import plumbline.text.CodePointOrder;
import plumbline.text.Finding;

/**
 * Brings rules into force: files that changed in the folder, and files that are sent. What is green takes the place of
 * what was in force in one step; what is red changes nothing but the status. The changes of one policy follow one
 * another; nobody who evaluates waits for them. Thread-safe.
 */
public final class Activator {
    private final RulesFolder rules;
    private final Revisions revisions;
    private final RevisionPacks packs;
    private final LivePolicy.Common common;
    private final ConcurrentNavigableMap<String, LivePolicy> policies = new ConcurrentSkipListMap<>(CodePointOrder.IDS);
    private final PolicyLibrary library = new PolicyLibrary(policies);

    private Activator(Path rules, Store store) {
        this.rules = new RulesFolder(rules);
        this.revisions = new Revisions(store);
        KeptTrials kept = new KeptTrials(
                TriedFiles.orOfTheBuild(new KeptInStore(store, "compiled")),
                TriedFiles.orOfTheBuild(new KeptInStore(store, "verdict")));
        this.packs = new RevisionPacks(revisions, kept.rules());
        this.common = new LivePolicy.Common(this.rules, revisions, packs, kept, new FolderFaults(store));
    }

    /**
     * Serves what was last in force, which takes little time; {@link #lookAtAll} sees what has become of the folder since.
     *
     * @throws IOException when the folder cannot be read
     */
    public static Activator open(Path rules, Store store) throws IOException {
        Activator activator = new Activator(rules, store);
        activator.rules.names();
        ForEachParallel.forEach(
                activator.revisions.active().entrySet(),
                active -> activator.policy(active.getKey()).open(active.getValue()));
        return activator;
    }

    /**
     * Loads the folder's packs. One that has faults is served as it last was in force.
     *
     * @throws IOException when the folder cannot be read
     */
    public static Activator start(Path rules, Store store) throws IOException {
        Activator activator = open(rules, store);
        activator.lookAtAll();
        return activator;
    }

    private LivePolicy policy(String id) {
        return policies.computeIfAbsent(id, any -> new LivePolicy(id, common));
    }

    /** Whether there is a folder of which nothing is known yet: neither what was last in force nor what is in it now. */
    public boolean isUntried(String policy) {
        return untried().contains(policy);
    }

    /** Whether there is any such folder. */
    public boolean hasUntried() {
        return !untried().isEmpty();
    }

    private List<String> untried() {
        try {
            return rules.names().stream()
                    .filter(name -> library.state(name) == null)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /**
     * Brings every folder that changed into force if it is green, and returns when all have been looked at.
     *
     * @throws IOException when the folder of the packs cannot be read
     */
    public void lookAtAll() throws IOException {
        TreeSet<String> all = new TreeSet<>(names());
        all.addAll(revisions.active().keySet());
        ForEachParallel.forEach(all, this::lookAt);
    }

    /** The packs' folders; files among them that were meant for a pack are reported. */
    private List<String> names() throws IOException {
        List<Finding> beside = rules.findings();
        if (!beside.equals(library.findings())) {
            library.findings(beside);
            RulesLog.beside(beside);
        }
        return rules.names();
    }

    /** What is in force. */
    public PolicyLibrary library() {
        return library;
    }

    public Revisions revisions() {
        return revisions;
    }

    /** The policy's files as they are in its folder; null when it has none. */
    public @Nullable PackFolder folder(String policy) throws IOException {
        return library.state(policy) == null ? null : rules.read(policy);
    }

    /** Packs of earlier revisions. */
    public RevisionPacks packs() {
        return packs;
    }

    /**
     * The policies whose folders are not as they were when they were last looked at, with what they are now: a revision,
     * or nothing when the folder is gone. And those of which another service has put another revision into force.
     *
     * @throws IOException when the folder of all packs cannot be read; then nothing is known of any
     */
    SortedMap<String, Optional<String>> changed() throws IOException {
        SortedMap<String, Optional<String>> changed = new TreeMap<>();
        List<String> names = names();
        for (String name : names) {
            PackFolder folder = rules.read(name);
            if (folder != null && !policy(name).hasSeen(folder)) {
                changed.put(name, Optional.of(folder.seen()));
            }
        }
        library.states().stream()
                .map(PolicyState::id)
                .filter(id -> !names.contains(id))
                .forEach(id -> changed.put(id, Optional.empty()));
        if (revisions.areShared()) {
            SortedMap<String, String> active = revisions.active();
            TreeSet<String> known = new TreeSet<>(policies.keySet());
            known.addAll(active.keySet());
            known.stream()
                    .filter(id -> !Objects.equals(active.get(id), policy(id).inForce()))
                    .forEach(id -> changed.put(id, Optional.ofNullable(active.get(id))));
        }
        return changed;
    }

    /** Brings the policy's folder into force if it changed and is green. Faults go to the log and to the status. */
    public void lookAt(String policy) {
        policy(policy).settle();
    }

    /**
     * Changes a pack's files, and brings them into force when they are green; else, and when it is only tried, nothing
     * changes.
     *
     * @param edits decides on the edits, given the files as they are; what it throws comes out, and nothing has changed
     * @param only tries, and changes nothing
     * @return what came of it; null when the policy has no folder
     * @throws IOException when the files could not be written; then nothing has changed
     */
    public @Nullable Trial change(String policy, Function<PackFolder, Edits> edits, Change change, boolean only)
            throws IOException {
        return policy(policy).change(edits, change, only);
    }
}
