package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.evaluation.Evaluation;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Street;
import plumbline.library.cases.CaseReport;
import plumbline.library.cases.Casebook;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.Finding;
import plumbline.text.PackRejected;

/**
 * Damaged packs are refused with a place, caught by their own cases, or score as before. Nothing gets past the form in
 * which faults are told, and nothing hangs. The whole proof prints its figures, and whatever no case notices.
 */
@LongProof("1,000 damaged packs: each is refused, caught by its cases, or scores as before")
class CorruptedPacksTest {
    private static final int COUNT = Proof.times(30, 1_000);
    private static final long SEED = 20220113;

    /** What came of one. */
    private enum Fate {
        /** Refused, and the fault names its file and line. */
        REFUSED,
        /** Refused; the fault is of a whole file, such as its encoding. */
        REFUSED_AS_A_FILE,
        /** It compiles, and the pack's own cases or a fault of a rule give it away. */
        CAUGHT_BY_CASES,
        /** All answers are the same to the last letter, reasons and labels too. */
        SAME_ANSWERS,
        /** The scores are the same; a label or a reason reads otherwise. */
        OTHER_WORDS,
        /** The cases pass and a sample scores otherwise: another rule that is as valid as the first. */
        ANOTHER_RULE
    }

    @TempDir
    private Path rules;

    @Test
    void everyDamagedPackIsRefusedOrCaughtOrTheSame() throws IOException {
        Random random = new Random(SEED);
        List<String> policies = Street.policies();
        List<Corruption> kinds = List.of(Corruption.values());
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        Map<String, Integer> codes = new TreeMap<>();
        List<String> unnoticed = new ArrayList<>();
        long longest = 0;
        for (int i = 0; i < COUNT; i++) {
            String policy = policies.get(random.nextInt(policies.size()));
            Path folder = copied(policy);
            List<Path> files = files(folder);
            Path file = files.get(random.nextInt(files.size()));
            Corruption corruption = kinds.get(random.nextInt(kinds.size()));
            byte[] before = Files.readAllBytes(file);
            byte[] after = corruption.of(before, random);
            Files.write(file, after);
            String what = "%d: %s of %s/%s".formatted(i, corruption, policy, folder.relativize(file));
            long start = System.nanoTime();
            Fate fate = Arrays.equals(before, after) ? Fate.SAME_ANSWERS : fate(policy, folder, codes, what);
            longest = Math.max(longest, System.nanoTime() - start);
            fates.merge(fate, 1, Integer::sum);
            if (fate == Fate.ANOTHER_RULE) {
                unnoticed.add(what + ": " + difference(before, after));
            }
            delete(folder);
        }
        Proof.print("%d corruptions, seed %d: %s; longest %d ms".formatted(COUNT, SEED, fates, longest / 1_000_000));
        Proof.print("codes of their faults: " + codes);
        unnoticed.forEach(line -> Proof.print("valid and unnoticed by the cases: " + line));
        assertThat(codes).doesNotContainKey("rule-does-not-compile");
        assertThat(unnoticed).hasSizeLessThanOrEqualTo(1 + COUNT / 50);
    }

    /** Whatever is thrown besides the two forms of a fault fails the test. */
    private static Fate fate(String policy, Path folder, Map<String, Integer> codes, String what) throws IOException {
        try {
            Pack pack = Pack.of(PackFolder.read(folder));
            List<Finding> cases = Casebook.check(pack);
            if (!cases.isEmpty()) {
                throw new PackRejected(cases);
            }
            if (!CaseReport.of(pack).passed()) {
                return Fate.CAUGHT_BY_CASES;
            }
            String before = answer(Street.pack(policy));
            String after = answer(pack);
            return before.equals(after)
                    ? Fate.SAME_ANSWERS
                    : scores(Street.pack(policy)).equals(scores(pack)) ? Fate.OTHER_WORDS : Fate.ANOTHER_RULE;
        } catch (RuleFault | RequestRejected fault) {
            return Fate.CAUGHT_BY_CASES;
        } catch (PackRejected rejected) {
            assertThat(rejected.findings()).as(what).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.file()).isNotBlank();
                assertThat(finding.message().zh()).containsPattern("\\p{IsHan}");
                assertThat(finding.message().zh() + finding.message().en() + finding.remedy())
                        .doesNotContainPattern("Exception|\\bjava\\.|org\\.|ERR 1|mismatched input");
            });
            rejected.findings().forEach(finding -> codes.merge(finding.code(), 1, Integer::sum));
            return rejected.findings().stream().allMatch(finding -> finding.line() > 0)
                    ? Fate.REFUSED
                    : Fate.REFUSED_AS_A_FILE;
        } catch (RuntimeException | Error past) {
            throw new AssertionError(what + " got past the form of faults", past);
        }
    }

    private static String answer(Pack pack) throws RequestRejected {
        return Street.answer(evaluation(pack)).toString().replaceAll("sha256:[0-9a-f]+", "");
    }

    private static String scores(Pack pack) throws RequestRejected {
        StringBuilder scores = new StringBuilder();
        Evaluation evaluation = evaluation(pack);
        evaluation.results().forEach(result -> {
            scores.append(result.id())
                    .append(' ')
                    .append(result.total())
                    .append(' ')
                    .append(result.rank());
            scores.append(' ')
                    .append(result.grade() == null ? "" : result.grade().kind().code());
            result.entries().forEach(entry -> scores.append(' ')
                    .append(entry.item().code())
                    .append('=')
                    .append(entry.points()));
            result.outcomes().forEach(outcome -> scores.append(' ')
                    .append(outcome.kind().code())
                    .append('=')
                    .append(outcome.value()));
        });
        return scores.toString();
    }

    private static Evaluation evaluation(Pack pack) throws RequestRejected {
        try {
            byte[] request = Files.readAllBytes(Path.of("samples", pack.policy().id(), "request.json"));
            return pack.evaluator().evaluate(pack.requests().read(request), false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String difference(byte[] before, byte[] after) {
        List<String> one = new String(before, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> other = new String(after, java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        int at = 0;
        while (at < Math.min(one.size(), other.size()) && one.get(at).equals(other.get(at))) {
            at++;
        }
        return "line %d: %s → %s"
                .formatted(
                        at + 1,
                        at < one.size() ? one.get(at).strip() : "(end)",
                        at < other.size() ? other.get(at).strip() : "(end)");
    }

    private Path copied(String policy) throws IOException {
        Path from = Street.RULES.resolve(policy);
        Path to = rules.resolve(policy);
        for (Path file : files(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return to;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
