package plumbline.library.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.rules.DerivedCache;
import plumbline.text.PackRejected;
import plumbline.text.Sha256;

/**
 * Keeps what came of trials, so that the same program need not try the same files again. What is red is not kept: the
 * machine may have been at fault. A verdict that is missing, or not the one that was kept, means a new trial. Thread-safe.
 *
 * @param rules compiled rules, by all that decides what the compiler makes
 * @param verdicts by the pack's files and the program
 */
public record KeptTrials(DerivedCache rules, DerivedCache verdicts) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTrials.class);

    /** Says what it is the verdict on, so that none serves in the place of another. */
    private record Kept(String key, Verdict verdict) {}

    private static String key(PackFolder folder) {
        String all = String.join("\n", folder.id(), folder.seen(), Program.NAME);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    /** The verdict of an earlier trial that was green; null when there is none. */
    @Nullable
    Verdict find(PackFolder folder) {
        String key = key(folder);
        return verdicts.find(key).map(bytes -> read(key, bytes)).orElse(null);
    }

    private static @Nullable Verdict read(String key, byte[] bytes) {
        try {
            Kept kept = TrialMessages.JSON.readValue(bytes, Kept.class);
            return kept.key().equals(key) && kept.verdict().isGreen() ? kept.verdict() : null;
        } catch (IOException | RuntimeException damaged) {
            // Whatever is there was not written by this program.
            LOG.warn(
                    "保存的检查结果读不出，重新检查 / a kept verdict cannot be read; the pack is tried again: {}", damaged.toString());
            return null;
        }
    }

    void keep(PackFolder folder, Verdict verdict) {
        verdict.compiled().forEach(rules::keep);
        if (verdict.isGreen()) {
            String key = key(folder);
            Verdict alone = new Verdict(verdict.rules(), verdict.findings(), verdict.cases(), Map.of());
            try {
                verdicts.keep(key, TrialMessages.JSON.writeValueAsBytes(new Kept(key, alone)));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    /**
     * Tries the files in this process, without a bound on time and memory other than those of each part, unless they were
     * tried before.
     */
    public Trial here(PackFolder folder) {
        Verdict known = find(folder);
        if (known == null) {
            Trial trial = Verdict.tried(folder, Verdict.Depth.CASES, step -> {}, rules);
            keep(folder, new Verdict(trial.rules(), trial.findings(), trial.cases(), Map.of()));
            return trial;
        }
        try {
            return known.trial(folder, Pack.of(folder, rules));
        } catch (PackRejected faulty) {
            return Trial.refused(folder, faulty.findings());
        }
    }
}
