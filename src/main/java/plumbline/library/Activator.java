package plumbline.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.RuleEvent.Kind;
import plumbline.policy.Finding;
import plumbline.policy.PackRejected;
import plumbline.store.Store;
import plumbline.store.StoreFailed;

/**
 * Brings rules into force: files that changed in the folder, and files that are sent. What is green takes the place of
 * what was in force in one step; what is red changes nothing but the status. The changes of one policy follow one
 * another; nobody who evaluates waits for them. Thread-safe.
 */
public final class Activator {
    private static final Logger LOG = LoggerFactory.getLogger(Activator.class);

    /** The revision of a folder that was not looked at yet. */
    private static final String NOT_SEEN = "";

    private final RulesFolder rules;
    private final Revisions revisions;
    private final CompiledPacks kept;
    private final RevisionPacks packs;
    private final Placement placement;
    private final Following following;
    private final PolicyLibrary library = new PolicyLibrary();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final RuleEvents events = new RuleEvents();

    private Activator(Path rules, Store store) {
        this.rules = new RulesFolder(rules);
        this.revisions = new Revisions(store);
        this.kept = new CompiledPacks(store);
        this.packs = new RevisionPacks(revisions, kept);
        this.placement = new Placement(this.rules, revisions);
        this.following = new Following(this.rules, revisions, placement);
    }

    /**
     * Serves what was last in force, which takes little time; {@link #lookAtAll} sees what has become of the folder since.
     *
     * @throws IOException when the folder cannot be read
     */
    public static Activator open(Path rules, Store store) throws IOException {
        Activator activator = new Activator(rules, store);
        activator.rules.names();
        SideBySide.forEach(activator.revisions.active().entrySet(), active -> {
            Pack pack = activator.lastGood(active.getKey(), active.getValue());
            if (pack != null) {
                activator.library.put(new Shelf(active.getKey(), pack, List.of(), NOT_SEEN));
            }
        });
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

    /** Whether there is a folder that nothing is known of yet: neither what was last in force nor what it comes to now. */
    public boolean isUntried(String policy) {
        try {
            return library.shelf(policy) == null && rules.names().contains(policy);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether there is any such folder. */
    public boolean hasUntried() {
        try {
            return rules.names().stream().anyMatch(name -> library.shelf(name) == null);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * Brings every folder that changed into force if it is green, and returns when all have been looked at.
     *
     * @throws IOException when the folder of the packs cannot be read
     */
    public void lookAtAll() throws IOException {
        TreeSet<String> policies = new TreeSet<>(names());
        policies.addAll(revisions.active().keySet());
        SideBySide.forEach(policies, this::lookAt);
    }

    /** The packs' folders; what was meant for one and lies beside them is told. */
    private List<String> names() throws IOException {
        List<Finding> beside = rules.findings();
        if (!beside.equals(library.findings())) {
            library.findings(beside);
            RuleEvents.tellBeside(beside);
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
        return library.shelf(policy) == null ? null : rules.read(policy);
    }

    /** Packs of earlier revisions. */
    public RevisionPacks packs() {
        return packs;
    }

    /** Tells the listener of all that happens from now on; it must not wait. */
    public void listen(Consumer<RuleEvent> listener) {
        events.listen(listener);
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
            Shelf shelf = library.shelf(name);
            PackFolder folder = rules.read(name);
            if (folder != null && (shelf == null || !shelf.seen().equals(folder.seen()))) {
                changed.put(name, Optional.of(folder.seen()));
            }
        }
        library.shelves().stream()
                .map(Shelf::id)
                .filter(id -> !names.contains(id))
                .forEach(id -> changed.put(id, Optional.empty()));
        changed.putAll(following.changed());
        return changed;
    }

    /** Brings the policy's folder into force if it changed and is green. Faults go to the log and to the status. */
    public void lookAt(String policy) {
        synchronized (lock(policy)) {
            try {
                if (seen(policy) == null) {
                    rules.tidy(policy);
                }
                placement.finish(policy);
                catchUp(policy);
                PackFolder folder = rules.read(policy);
                Shelf shelf = library.shelf(policy);
                if (folder == null) {
                    removed(policy);
                } else if (shelf == null || !shelf.seen().equals(folder.seen())) {
                    takeOrSay(folder, shelf);
                }
            } catch (Overtaken elsewhere) {
                LOG.info("方案 {} 已由另一个服务更新 / brought up to date by another service", policy, elsewhere);
            } catch (IOException | RuntimeException failure) {
                // It is looked at again, and until then what is in force stays.
                LOG.error("方案 {} 没有更新 / the policy {} was not brought up to date", policy, policy, failure);
            }
        }
    }

    /** What the folder came to when it was last looked at; null when that was never. */
    private @Nullable Shelf seen(String policy) {
        Shelf shelf = library.shelf(policy);
        return shelf == null || shelf.seen().equals(NOT_SEEN) ? null : shelf;
    }

    /** A folder that cannot be tried, for whatever reason, is not tried again before it changes. */
    private void takeOrSay(PackFolder folder, @Nullable Shelf shelf) {
        try {
            take(folder, shelf);
        } catch (Overtaken | StoreFailed ofOthers) {
            throw ofOthers;
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.error("方案 {} 检查不下去 / {} cannot be checked", folder.id(), folder.id(), failure);
            reject(Trial.refused(folder, List.of(Verdict.uncheckable())), shelf == null ? null : shelf.pack());
        }
    }

    private void removed(String policy) {
        String active = following.inForce(policy);
        if (active != null) {
            revisions.remove(policy, active);
        }
        gone(policy);
    }

    private void gone(String policy) {
        following.enacted(policy, null);
        if (library.shelf(policy) != null) {
            library.remove(policy);
            events.tell(RuleEvent.of(Kind.POLICY_REMOVED, policy, null, List.of()));
        }
    }

    /** Takes over what another service that shares the store has put into force. */
    private void catchUp(String policy) throws IOException {
        switch (following.catchUp(policy, seen(policy))) {
            case NOTHING -> {}
            case GONE -> gone(policy);
            case REPLACED -> {
                String active = Objects.requireNonNull(following.inForce(policy));
                Pack pack = lastGood(policy, active);
                List<Finding> warnings = pack == null ? List.of() : PackCheck.warnings(pack);
                put(
                        new Shelf(policy, pack, warnings, active),
                        RuleEvent.of(Kind.RULES_ACTIVATED, policy, active, warnings));
            }
            case EDITED -> {
                String active = Objects.requireNonNull(following.inForce(policy));
                PackFolder folder = Objects.requireNonNull(rules.read(policy));
                Trial trial = Trial.refused(folder, List.of(Following.editedElsewhere(policy)));
                reject(trial, lastGood(policy, active));
            }
        }
    }

    private void take(PackFolder folder, @Nullable Shelf shelf) {
        String active = following.inForce(folder.id());
        if (active != null && active.equals(folder.seen())) {
            Pack pack = shelf == null ? null : shelf.pack();
            if (pack == null || !pack.revision().equals(active)) {
                pack = lastGood(folder.id(), active);
            }
            if (pack != null) {
                put(new Shelf(folder.id(), pack, PackCheck.warnings(pack), active), null);
                return;
            }
        }
        Trial trial = Workshop.SHARED.tried(folder, kept);
        if (trial.isGreen()) {
            enact(trial, Change.IN_THE_FOLDER, List.of());
        } else {
            Pack serving = shelf == null ? null : shelf.pack();
            reject(trial, serving == null && active != null ? lastGood(folder.id(), active) : serving);
        }
    }

    private void enact(Trial trial, Change change, List<PendingFile> pending) {
        PackFolder folder = trial.folder();
        revisions.activate(folder, following.inForce(folder.id()), change, pending);
        following.enacted(folder.id(), folder.revision());
        put(
                new Shelf(folder.id(), trial.pack(), trial.findings(), folder.seen()),
                RuleEvent.of(Kind.RULES_ACTIVATED, folder.id(), folder.revision(), trial.findings()));
    }

    private void reject(Trial trial, @Nullable Pack serving) {
        PackFolder folder = trial.folder();
        put(
                new Shelf(folder.id(), serving, trial.findings(), folder.seen()),
                RuleEvent.of(Kind.RULES_REJECTED, folder.id(), folder.revision(), trial.findings()));
    }

    /** Tells what happened, if anything did, and that the faults of the files have come to their end. */
    private void put(Shelf shelf, @Nullable RuleEvent happened) {
        Shelf before = library.shelf(shelf.id());
        library.put(shelf);
        if (happened != null) {
            events.tell(happened);
        }
        if (before != null && Finding.errors(before.findings()) > 0 && Finding.errors(shelf.findings()) == 0) {
            events.tell(RuleEvent.of(Kind.RULES_RECOVERED, shelf.id(), shelf.seen(), List.of()));
        }
    }

    private @Nullable Pack lastGood(String policy, String revision) {
        try {
            return packs.pack(policy, revision);
        } catch (PackRejected refused) {
            LOG.error("方案 {} 的版本 {} 不再能用 / cannot be used any more: {}", policy, revision, refused.getMessage());
            return null;
        }
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
        synchronized (lock(policy)) {
            while (true) {
                try {
                    return changedHere(policy, edits, change, only);
                } catch (Overtaken elsewhere) {
                    // Another service was faster, and the edits are decided on anew by what is in force now.
                    LOG.info("方案 {} 已由另一个服务更新 / brought up to date by another service", policy, elsewhere);
                }
            }
        }
    }

    private @Nullable Trial changedHere(String policy, Function<PackFolder, Edits> edits, Change change, boolean only)
            throws IOException {
        placement.finish(policy);
        catchUp(policy);
        PackFolder folder = rules.read(policy);
        if (folder == null) {
            return null;
        }
        Edits wanted = edits.apply(folder);
        PackFolder edited = folder.with(wanted.files());
        Shelf shelf = library.shelf(policy);
        Pack serving = shelf == null ? null : shelf.pack();
        boolean inForce = serving != null && serving.revision().equals(edited.seen());
        if (inForce && !only && edited.revision().equals(folder.revision())) {
            int rules = Objects.requireNonNull(serving).rules().rules().size();
            return new Trial(edited, serving, rules, PackCheck.warnings(serving), null);
        }
        Trial trial = Workshop.SHARED.tried(edited, kept);
        if (only || !trial.isGreen()) {
            return trial;
        }
        List<PendingFile> pending = wanted.pending(folder);
        try (RulesFolder.Staged staged = placement.stage(policy, pending)) {
            enact(trial, change, pending);
            placement.place(policy, staged);
        }
        return trial;
    }

    private Object lock(String policy) {
        return locks.computeIfAbsent(policy, any -> new Object());
    }
}
