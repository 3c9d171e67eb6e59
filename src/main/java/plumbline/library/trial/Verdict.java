package plumbline.library.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.library.cases.CaseReport;
import plumbline.library.cases.CaseResult;
import plumbline.library.lint.PackCheck;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.pack.Step;
import plumbline.rules.DerivedCache;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/**
 * What was found when a pack's files were tried: all that a process that tries them answers.
 * Immutable.
 *
 * @param rules how many there are; 0 when the files do not make a pack
 * @param findings everything that keeps the files from coming into force
 * @param cases how the pack's cases came out; null when it did not come so far, or nobody asked
 * @param compiled the compiled rules by the key under which they are kept
 */
public record Verdict(int rules, List<Finding> findings, @Nullable CaseReport cases, Map<String, byte[]> compiled) {
    /** How far files are tried. */
    enum Depth {
        /** They are compiled. */
        COMPILE,
        /** They are checked as well. */
        CHECK,
        /** The pack's own cases are run, too. */
        CASES
    }

    public Verdict {
        findings = List.copyOf(findings);
    }

    static Verdict refused(Finding finding) {
        return new Verdict(0, List.of(finding), null, Map.of());
    }

    /** The files of a pack that make the service itself fail. */
    public static Finding uncheckable() {
        return Finding.ofFile("*.drl", "check-failed");
    }

    /**
     * Tries the files on this thread, without a bound on time and memory other than those of each part.
     *
     * @param steps notified of each part of the work before it begins
     */
    static Verdict of(PackFolder folder, Depth depth, Consumer<Step> steps) {
        Compiled compiled = new Compiled(new TreeMap<>());
        Trial trial = tried(folder, depth, steps, compiled);
        return new Verdict(trial.rules(), trial.findings(), trial.cases(), compiled.byKey());
    }

    /** The same with the pack itself, for whoever tries it on this thread. */
    static Trial tried(PackFolder folder, Depth depth, Consumer<Step> steps, DerivedCache kept) {
        try {
            steps.accept(new Step("*.drl", 0, null));
            Pack pack = Pack.of(folder, kept);
            List<Finding> findings = new ArrayList<>();
            CaseReport cases = null;
            if (depth != Depth.COMPILE) {
                findings.addAll(PackCheck.of(pack, steps).findings());
            }
            if (depth == Depth.CASES && Finding.errors(findings) == 0) {
                cases = CaseReport.of(pack, steps);
                cases.failed().forEach(failed -> findings.add(failed(failed)));
            }
            return new Trial(folder, pack, pack.rules().rules().size(), findings, cases);
        } catch (PackRejected faulty) {
            return Trial.refused(folder, faulty.findings());
        }
    }

    private static Finding failed(CaseResult failed) {
        String differences = String.join("; ", failed.failures());
        return Finding.error(failed.file(), 0, 0, failed.name(), "case-failed", differences);
    }

    /** Whether the files were tried whole, and may come into force. */
    boolean isGreen() {
        return cases != null && cases.failed().isEmpty() && Finding.errors(findings) == 0;
    }

    Trial trial(PackFolder folder, @Nullable Pack pack) {
        return new Trial(folder, pack, rules, findings, cases);
    }

    /** The pack, from the rules that were compiled when it was tried. */
    Pack pack(PackFolder folder) throws PackRejected {
        return Objects.requireNonNull(Pack.ofKept(folder, new Compiled(compiled)), "the rules that were just compiled");
    }

    /** Compiled rules in memory. */
    private record Compiled(Map<String, byte[]> byKey) implements DerivedCache {
        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(byKey.get(key));
        }

        @Override
        public void keep(String key, byte[] compiled) {
            byKey.put(key, compiled);
        }
    }
}
