package plumbline.library;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Revisions;
import plumbline.library.trial.Workshop;
import plumbline.rules.DerivedCache;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/** Packs of earlier revisions, compiled when somebody asks and kept while others do. Thread-safe. */
public final class RevisionPacks {
    private static final int MOST = 32;

    private record Key(String policy, String revision) {}

    /** A revision that does not compile any more is not tried again each time. */
    private record Compiled(@Nullable Pack pack, List<Finding> findings) {}

    private final Revisions revisions;
    private final DerivedCache kept;
    private final Cache<Key, Compiled> packs =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Compiles from the rules' text, whatever is kept. */
    public RevisionPacks(Revisions revisions) {
        this(revisions, DerivedCache.NONE);
    }

    RevisionPacks(Revisions revisions, DerivedCache kept) {
        this.revisions = revisions;
        this.kept = kept;
    }

    /**
     * The pack of a revision; null when it was never in force. Those who ask for the same one at once share one
     * compilation.
     *
     * @throws PackRejected when this version of the service does not take the revision's files
     */
    public @Nullable Pack pack(String policy, String revision) throws PackRejected {
        Key key = new Key(policy, revision);
        Compiled compiled = packs.getIfPresent(key);
        if (compiled == null) {
            PackFolder files = revisions.files(policy, revision);
            if (files == null) {
                return null;
            }
            compiled = packs.get(key, any -> compile(files));
        }
        return usable(key, compiled);
    }

    /**
     * The pack of files that need not have been in force, such as a draft's.
     *
     * @throws PackRejected when they do not make one
     */
    public Pack of(PackFolder files) throws PackRejected {
        Key key = new Key(files.id(), files.revision());
        return usable(key, packs.get(key, any -> compile(files)));
    }

    private Pack usable(Key key, Compiled compiled) throws PackRejected {
        if (compiled.pack() == null) {
            // What took too long may have met a busy machine.
            if (compiled.findings().stream().anyMatch(finding -> finding.code().equals("check-too-long"))) {
                packs.invalidate(key);
            }
            throw new PackRejected(compiled.findings());
        }
        return compiled.pack();
    }

    private Compiled compile(PackFolder files) {
        try {
            return new Compiled(Workshop.SHARED.pack(files, kept), List.of());
        } catch (PackRejected refused) {
            return new Compiled(null, refused.findings());
        }
    }
}
