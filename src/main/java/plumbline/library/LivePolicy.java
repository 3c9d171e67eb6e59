package plumbline.library;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Change;
import plumbline.library.revision.Edits;
import plumbline.library.revision.FolderFaults;
import plumbline.library.revision.PendingFile;
import plumbline.library.revision.RevisionConflict;
import plumbline.library.revision.Revisions;
import plumbline.library.trial.KeptTrials;
import plumbline.library.trial.Trial;
import plumbline.library.trial.Verdict;
import plumbline.library.trial.Workshop;
import plumbline.store.StoreFailed;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/**
 * One policy: its folder, which revision the store says is in force, and what serves. What changes it follows one another;
 * nobody who asks what serves waits for that. Thread-safe.
 */
final class LivePolicy implements Supplier<Optional<PolicyState>> {
    private static final Logger LOG = LoggerFactory.getLogger(LivePolicy.class);

    private static final String OVERTAKEN = "方案 {} 已由另一个服务更新 / brought up to date by another service";

    record Common(RulesFolder rules, Revisions revisions, RevisionPacks packs, KeptTrials kept, FolderFaults faults) {}

    private final String id;
    private final Common common;
    private final Revisions revisions;
    private final PolicyFolder files;

    /** The revision in force by the store, as far as this service knows; null when there is none. */
    private volatile @Nullable String inForce;

    /** Null when there is no folder, or nothing is known of it yet. */
    private volatile @Nullable PolicyState state;

    LivePolicy(String id, Common common) {
        this.id = id;
        this.common = common;
        this.revisions = common.revisions();
        this.files = new PolicyFolder(id, common.rules(), revisions);
    }

    @Override
    public Optional<PolicyState> get() {
        return Optional.ofNullable(state);
    }

    @Nullable
    String inForce() {
        return inForce;
    }

    /** Whether the folder is as it was when it was last looked at. */
    boolean hasSeen(PackFolder folder) {
        return get().map(known -> known.seen().equals(folder.seen())).orElse(false);
    }

    private boolean wasLookedAt() {
        return state != null && !state.seen().equals(PolicyState.NOT_SEEN);
    }

    /** Serves what was last in force, before the folder is looked at. */
    synchronized void open(String revision) {
        inForce = revision;
        Pack pack = lastGood();
        state = pack == null ? null : new PolicyState.Serving(pack, List.of(), PolicyState.NOT_SEEN);
    }

    /** Brings the folder into force if it changed and is green. Faults go to the log and to the state. */
    synchronized void settle() {
        try {
            if (!wasLookedAt()) {
                files.tidy();
            }
            files.finish();
            catchUp();
            PackFolder folder = files.read();
            if (folder == null) {
                gone();
            } else if (!hasSeen(folder)) {
                take(folder);
            }
        } catch (RevisionConflict elsewhere) {
            LOG.info(OVERTAKEN, id, elsewhere);
        } catch (IOException | RuntimeException failure) {
            // It is looked at again, and until then what is in force stays.
            LOG.error("方案 {} 没有更新 / the policy {} was not brought up to date", id, id, failure);
        }
    }

    /**
     * Takes over what another service that shares the store has put into force. A folder that holds a revision of the past
     * when the service starts was left behind; one that holds none was edited meanwhile, and stays.
     */
    private void catchUp() throws IOException {
        String active = revisions.active(id);
        if (wasLookedAt() && Objects.equals(active, inForce)) {
            return;
        }
        inForce = active;
        PackFolder folder = files.read();
        if (!revisions.areShared() || (folder != null && folder.revision().equals(active))) {
            return;
        }
        boolean isEdited =
                folder != null && (wasLookedAt() ? !hasSeen(folder) : revisions.files(id, folder.revision()) == null);
        if (folder != null && (isEdited || folder.isLinked())) {
            // What links lead to is changed by whoever laid them, who brings it up to date as well.
            if (active != null && (wasLookedAt() || !isEdited)) {
                reject(folder, List.of(Finding.ofFile("*", "edited-elsewhere", id)));
            }
            return;
        }
        files.follow(folder, active);
        if (active == null) {
            gone();
        } else {
            take(Objects.requireNonNull(files.read()));
        }
    }

    private void take(PackFolder folder) {
        try {
            Trial trial = tried(folder);
            if (!trial.isGreen()) {
                reject(folder, trial.findings());
            } else if (folder.seen().equals(inForce)) {
                Pack before = serving();
                boolean isNew = before == null || !before.revision().equals(inForce);
                serve(trial, isNew);
            } else {
                enact(trial, Change.IN_THE_FOLDER, List.of());
            }
        } catch (RevisionConflict | StoreFailed ofOthers) {
            throw ofOthers;
        } catch (RuntimeException | StackOverflowError failure) {
            // A folder that cannot be tried, for whatever reason, is not tried again before it changes.
            LOG.error("方案 {} 检查不下去 / {} cannot be checked", id, id, failure);
            reject(folder, List.of(Verdict.uncheckable()));
        }
    }

    private Trial tried(PackFolder folder) {
        return Workshop.SHARED.tried(folder, common.kept(), serving());
    }

    private @Nullable Pack serving() {
        return state == null ? null : state.pack();
    }

    private void enact(Trial trial, Change change, List<PendingFile> pending) {
        revisions.activate(trial.folder(), inForce, change, pending);
        inForce = trial.folder().revision();
        serve(trial, true);
    }

    private void serve(Trial trial, boolean isNew) {
        Pack pack = Objects.requireNonNull(trial.pack());
        PolicyState before = state;
        state = new PolicyState.Serving(pack, trial.findings(), trial.folder().seen());
        if (isNew) {
            RulesLog.activated(id, pack.revision(), trial.findings());
        }
        if (before != null && Finding.errors(before.findings()) > 0) {
            RulesLog.recovered(id, trial.folder().revision());
        }
        common.faults().note(id, trial.folder().revision(), trial.findings());
    }

    private void reject(PackFolder folder, List<Finding> findings) {
        state = PolicyState.faulty(folder, lastGood(), findings);
        RulesLog.rejected(id, findings);
        common.faults().note(id, folder.revision(), findings);
    }

    /** The folder is gone. */
    private void gone() {
        String active = inForce;
        if (active != null) {
            revisions.remove(id, active);
            inForce = null;
        }
        if (state != null) {
            state = null;
            RulesLog.removed(id);
            common.faults().note(id, null, List.of());
        }
    }

    /** What is in force or, where that cannot be used any more, what serves now. */
    private @Nullable Pack lastGood() {
        Pack serving = serving();
        String active = inForce;
        try {
            if (active != null && (serving == null || !serving.revision().equals(active))) {
                return common.packs().pack(id, active);
            }
        } catch (PackRejected refused) {
            LOG.error("方案 {} 的版本 {} 不再能用 / cannot be used any more: {}", id, active, refused.getMessage());
        }
        return serving;
    }

    /** See {@link Activator#change}. */
    synchronized @Nullable Trial change(Function<PackFolder, Edits> edits, Change change, boolean only)
            throws IOException {
        while (true) {
            try {
                return changedHere(edits, change, only);
            } catch (RevisionConflict elsewhere) {
                // Another service was faster, and the edits are decided on anew by what is in force now.
                LOG.info(OVERTAKEN, id, elsewhere);
            }
        }
    }

    private @Nullable Trial changedHere(Function<PackFolder, Edits> edits, Change change, boolean only)
            throws IOException {
        files.finish();
        catchUp();
        PackFolder folder = files.read();
        if (folder == null) {
            return null;
        }
        Edits asked = edits.apply(folder);
        PackFolder edited = folder.with(asked.files());
        Trial trial = tried(edited);
        boolean isInForce = edited.seen().equals(inForce) && edited.revision().equals(folder.revision());
        if (only || !trial.isGreen() || isInForce) {
            return trial;
        }
        List<PendingFile> pending = asked.pending(folder);
        try (PolicyFolder.Staged staged = files.stage(pending)) {
            enact(trial, change, pending);
            files.place(staged);
        }
        return trial;
    }
}
