package plumbline.library.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.rules.DerivedCache;
import plumbline.text.PackRejected;

/**
 * Tries packs in processes of their own, a few at once. One that has nothing to do is kept for a while, so that edits that
 * follow one another find the compiler warm, and then ended, so that an idle service holds no memory for it. Thread-safe.
 */
public final class Workshop {
    /** One more than the machine has processors: a pack that goes to its bounds leaves room for others. */
    public static final int PLACES = Runtime.getRuntime().availableProcessors() + 1;

    private static final Duration IDLE = Duration.ofSeconds(60);

    /** The processes of this program. */
    public static final Workshop SHARED = new Workshop();

    private record Idle(TrialProcess process, long since) {}

    private final Semaphore places = new Semaphore(PLACES, true);
    private final LinkedBlockingDeque<Idle> idle = new LinkedBlockingDeque<>();

    private Workshop() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endIdle(Duration.ZERO)));
    }

    /**
     * Tries the files, unless they were tried before: compiles and checks them and runs the pack's own cases. Takes as long
     * as that does.
     *
     * @param atHand a pack, which is not made anew when it is the one of these files
     */
    public Trial tried(PackFolder folder, KeptTrials kept, @Nullable Pack atHand) {
        try {
            Verdict known = kept.find(folder);
            if (known != null) {
                boolean isAtHand = atHand != null && atHand.revision().equals(folder.revision());
                return known.trial(folder, isAtHand ? atHand : pack(folder, kept.rules()));
            }
            Verdict verdict = verdict(folder, Verdict.Depth.CASES);
            kept.keep(folder, verdict);
            return verdict.trial(folder, verdict.compiled().isEmpty() ? null : verdict.pack(folder));
        } catch (PackRejected faulty) {
            return Trial.refused(folder, faulty.findings());
        }
    }

    /** The verdict on the files, for those who do not want the pack. */
    Trial judged(PackFolder folder, KeptTrials kept) {
        try {
            Verdict verdict = verdict(folder, Verdict.Depth.CASES);
            kept.keep(folder, verdict);
            return verdict.trial(folder, null);
        } catch (PackRejected faulty) {
            return Trial.refused(folder, faulty.findings());
        }
    }

    /**
     * The pack of files that were tried before, from compiled rules where they are kept.
     *
     * @throws PackRejected when they are no longer taken
     */
    public Pack pack(PackFolder folder, DerivedCache kept) throws PackRejected {
        Pack pack = Pack.ofKept(folder, kept);
        if (pack != null) {
            return pack;
        }
        Verdict verdict = verdict(folder, Verdict.Depth.COMPILE);
        if (verdict.compiled().isEmpty()) {
            throw new PackRejected(verdict.findings());
        }
        verdict.compiled().forEach(kept::keep);
        return verdict.pack(folder);
    }

    /**
     * The verdict on the files.
     *
     * @throws PackRejected when the folder is not one of a pack
     */
    Verdict verdict(PackFolder folder, Verdict.Depth depth) throws PackRejected {
        return verdict(folder, depth, TrialProcess.CPU);
    }

    Verdict verdict(PackFolder folder, Verdict.Depth depth, Duration cpu) throws PackRejected {
        folder.texts();
        places.acquireUninterruptibly();
        try {
            TrialProcess process = taken();
            Verdict verdict;
            try {
                verdict = process.verdict(folder, depth, cpu);
            } catch (IOException | RuntimeException failure) {
                process.close();
                throw failure;
            }
            putBack(process);
            return verdict;
        } catch (IOException failure) {
            throw new UncheckedIOException("a process to try packs in cannot be started", failure);
        } finally {
            places.release();
        }
    }

    private TrialProcess taken() throws IOException {
        for (Idle each = idle.pollFirst(); each != null; each = idle.pollFirst()) {
            if (each.process().isAlive()) {
                return each.process();
            }
        }
        return TrialProcess.start(TrialProcess.HEAP_MEBIBYTES);
    }

    private void putBack(TrialProcess process) {
        if (process.isAlive()) {
            idle.addFirst(new Idle(process, System.nanoTime()));
            CompletableFuture.delayedExecutor(IDLE.toMillis() + 1, TimeUnit.MILLISECONDS)
                    .execute(() -> endIdle(IDLE));
        }
    }

    /** Ends those that have had nothing to do for so long. */
    private void endIdle(Duration since) {
        long now = System.nanoTime();
        for (@Nullable Idle last = idle.pollLast(); last != null; last = idle.pollLast()) {
            if (now - last.since() < since.toNanos()) {
                idle.addLast(last);
                return;
            }
            last.process().close();
        }
    }
}
