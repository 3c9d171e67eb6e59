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
import plumbline.library.lint.PackCheck;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Change;
import plumbline.library.revision.CompiledPacks;
import plumbline.library.revision.Edits;
import plumbline.library.revision.PendingFile;
import plumbline.library.revision.RevisionConflict;
import plumbline.library.revision.Revisions;
import plumbline.library.trial.ForEachParallel;
import plumbline.library.trial.Trial;
import plumbline.library.trial.Verdict;
import plumbline.library.trial.Workshop;
import plumbline.store.Store;
import plumbline.store.StoreFailed;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

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
    private final FolderWriter folderWriter;
    private final SharedRevisions sharedRevisions;
    private final PolicyLibrary library = new PolicyLibrary();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final RuleEvents events = new RuleEvents();

    private Activator(Path rules, Store store) {
        this.rules = new RulesFolder(rules);
        this.revisions = new Revisions(store);
        this.kept = new CompiledPacks(store);
        this.packs = new RevisionPacks(revisions, kept);
        this.folderWriter = new FolderWriter(this.rules, revisions);
        this.sharedRevisions = new SharedRevisions(this.rules, revisions, folderWriter);
    }

    /**
     * Serves what was last in force, which takes little time; {@link #lookAtAll} sees what has become of the folder since.
     *
     * @throws IOException when the folder cannot be read
     */
    public static Activator open(Path rules, Store store) throws IOException {
        Activator activator = new Activator(rules, store);
        activator.rules.names();
        ForEachParallel.forEach(activator.revisions.active().entrySet(), active -> {
            Pack pack = activator.lastGood(active.getKey(), active.getValue());
            if (pack != null) {
                activator.library.put(new PolicyState(active.getKey(), pack, List.of(), NOT_SEEN));
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
            return library.state(policy) == null && rules.names().contains(policy);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether there is any such folder. */
    public boolean hasUntried() {
        try {
            return rules.names().stream().anyMatch(name -> library.state(name) == null);
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
        ForEachParallel.forEach(policies, this::lookAt);
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
        return library.state(policy) == null ? null : rules.read(policy);
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
            PolicyState state = library.state(name);
            PackFolder folder = rules.read(name);
            if (folder != null && (state == null || !state.seen().equals(folder.seen()))) {
                changed.put(name, Optional.of(folder.seen()));
            }
        }
        library.states().stream()
                .map(PolicyState::id)
                .filter(id -> !names.contains(id))
                .forEach(id -> changed.put(id, Optional.empty()));
        changed.putAll(sharedRevisions.changed());
        return changed;
    }

    /** Brings the policy's folder into force if it changed and is green. Faults go to the log and to the status. */
    public void lookAt(String policy) {
        synchronized (lock(policy)) {
            try {
                if (seen(policy) == null) {
                    rules.tidy(policy);
                }
                folderWriter.finish(policy);
                catchUp(policy);
                PackFolder folder = rules.read(policy);
                PolicyState state = library.state(policy);
                if (folder == null) {
                    removed(policy);
                } else if (state == null || !state.seen().equals(folder.seen())) {
                    takeOrSay(folder, state);
                }
            } catch (RevisionConflict elsewhere) {
                LOG.info("方案 {} 已由另一个服务更新 / brought up to date by another service", policy, elsewhere);
            } catch (IOException | RuntimeException failure) {
                // It is looked at again, and until then what is in force stays.
                LOG.error("方案 {} 没有更新 / the policy {} was not brought up to date", policy, policy, failure);
            }
        }
    }

    /** What the folder came to when it was last looked at; null when that was never. */
    private @Nullable PolicyState seen(String policy) {
        PolicyState state = library.state(policy);
        return state == null || state.seen().equals(NOT_SEEN) ? null : state;
    }

    /** A folder that cannot be tried, for whatever reason, is not tried again before it changes. */
    private void takeOrSay(PackFolder folder, @Nullable PolicyState state) {
        try {
            take(folder, state);
        } catch (RevisionConflict | StoreFailed ofOthers) {
            throw ofOthers;
        } catch (RuntimeException | StackOverflowError failure) {
            LOG.error("方案 {} 检查不下去 / {} cannot be checked", folder.id(), folder.id(), failure);
            reject(Trial.refused(folder, List.of(Verdict.uncheckable())), state == null ? null : state.pack());
        }
    }

    private void removed(String policy) {
        String active = sharedRevisions.inForce(policy);
        if (active != null) {
            revisions.remove(policy, active);
        }
        gone(policy);
    }

    private void gone(String policy) {
        sharedRevisions.enacted(policy, null);
        if (library.state(policy) != null) {
            library.remove(policy);
            events.tell(RuleEvent.of(Kind.POLICY_REMOVED, policy, null, List.of()));
        }
    }

    /** Takes over what another service that shares the store has put into force. */
    private void catchUp(String policy) throws IOException {
        switch (sharedRevisions.catchUp(policy, seen(policy))) {
            case NOTHING -> {}
            case GONE -> gone(policy);
            case REPLACED -> {
                String active = Objects.requireNonNull(sharedRevisions.inForce(policy));
                Pack pack = lastGood(policy, active);
                List<Finding> warnings = pack == null ? List.of() : PackCheck.warnings(pack);
                put(
                        new PolicyState(policy, pack, warnings, active),
                        RuleEvent.of(Kind.RULES_ACTIVATED, policy, active, warnings));
            }
            case EDITED -> {
                String active = Objects.requireNonNull(sharedRevisions.inForce(policy));
                PackFolder folder = Objects.requireNonNull(rules.read(policy));
                Trial trial = Trial.refused(folder, List.of(SharedRevisions.editedElsewhere(policy)));
                reject(trial, lastGood(policy, active));
            }
        }
    }

    private void take(PackFolder folder, @Nullable PolicyState state) {
        String active = sharedRevisions.inForce(folder.id());
        if (active != null && active.equals(folder.seen())) {
            Pack pack = state == null ? null : state.pack();
            if (pack == null || !pack.revision().equals(active)) {
                pack = lastGood(folder.id(), active);
            }
            if (pack != null) {
                put(new PolicyState(folder.id(), pack, PackCheck.warnings(pack), active), null);
                return;
            }
        }
        Trial trial = Workshop.SHARED.tried(folder, kept);
        if (trial.isGreen()) {
            enact(trial, Change.IN_THE_FOLDER, List.of());
        } else {
            Pack serving = state == null ? null : state.pack();
            reject(trial, serving == null && active != null ? lastGood(folder.id(), active) : serving);
        }
    }

    private void enact(Trial trial, Change change, List<PendingFile> pending) {
        PackFolder folder = trial.folder();
        revisions.activate(folder, sharedRevisions.inForce(folder.id()), change, pending);
        sharedRevisions.enacted(folder.id(), folder.revision());
        put(
                new PolicyState(folder.id(), trial.pack(), trial.findings(), folder.seen()),
                RuleEvent.of(Kind.RULES_ACTIVATED, folder.id(), folder.revision(), trial.findings()));
    }

    private void reject(Trial trial, @Nullable Pack serving) {
        PackFolder folder = trial.folder();
        put(
                new PolicyState(folder.id(), serving, trial.findings(), folder.seen()),
                RuleEvent.of(Kind.RULES_REJECTED, folder.id(), folder.revision(), trial.findings()));
    }

    /** Tells what happened, if anything did, and that the faults of the files have come to their end. */
    private void put(PolicyState state, @Nullable RuleEvent happened) {
        PolicyState before = library.state(state.id());
        library.put(state);
        if (happened != null) {
            events.tell(happened);
        }
        if (before != null && Finding.errors(before.findings()) > 0 && Finding.errors(state.findings()) == 0) {
            events.tell(RuleEvent.of(Kind.RULES_RECOVERED, state.id(), state.seen(), List.of()));
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
                } catch (RevisionConflict elsewhere) {
                    // Another service was faster, and the edits are decided on anew by what is in force now.
                    LOG.info("方案 {} 已由另一个服务更新 / brought up to date by another service", policy, elsewhere);
                }
            }
        }
    }

    private @Nullable Trial changedHere(String policy, Function<PackFolder, Edits> edits, Change change, boolean only)
            throws IOException {
        folderWriter.finish(policy);
        catchUp(policy);
        PackFolder folder = rules.read(policy);
        if (folder == null) {
            return null;
        }
        Edits options = edits.apply(folder);
        PackFolder edited = folder.with(options.files());
        PolicyState state = library.state(policy);
        Pack serving = state == null ? null : state.pack();
        boolean inForce = serving != null && serving.revision().equals(edited.seen());
        if (inForce && !only && edited.revision().equals(folder.revision())) {
            int rules = Objects.requireNonNull(serving).rules().rules().size();
            return new Trial(edited, serving, rules, PackCheck.warnings(serving), null);
        }
        Trial trial = Workshop.SHARED.tried(edited, kept);
        if (only || !trial.isGreen()) {
            return trial;
        }
        List<PendingFile> pending = options.pending(folder);
        try (RulesFolder.Staged staged = folderWriter.stage(policy, pending)) {
            enact(trial, change, pending);
            folderWriter.place(policy, staged);
        }
        return trial;
    }

    private Object lock(String policy) {
        return locks.computeIfAbsent(policy, any -> new Object());
    }
}
