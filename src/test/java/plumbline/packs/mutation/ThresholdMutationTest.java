package plumbline.packs.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Street;
import plumbline.library.cases.CaseReport;
import plumbline.library.lint.PackCheck;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.packs.mutation.Mutant.Kind;
import plumbline.text.PackRejected;

/**
 * A slip in any number of the shipped packs is noticed: by the check of the files, by the analysis of the tiers, or by a
 * case of the pack. Every build tries some of the slips; the whole proof tries all of them and prints a table.
 */
@LongProof(
        "Slips in the numbers of the packs: each is found by `check`, by the analysis of tiers or by a case of the pack, except those that change nothing (the test says why)")
class ThresholdMutationTest {
    /** Of all mutants of a pack, each build tries one of so many. */
    private static final int ONE_OF = Proof.times(80, 1);

    /** Slips that change nothing: why each pack answers as before. By the mutant's text. */
    private static final Map<String, String> EQUIVALENT = Map.of(
            "corps-bank-grading: 70-ranking.drl, ledger.rankBy($bank, \"notVetoed\", 1);: 1 → 2",
            "the key only puts those without a veto before the others",
            "corps-bank-grading: 70-ranking.drl, ledger.rankBy($bank, \"notVetoed\", 0);: 0 → -1",
            "the key only puts those with a veto behind the others",
            "datong-bank-targets: policy.yaml, - {code: partlyFrom, zh: 部分达标的最低达标率, en:: 60 → 59",
            "no part of 6 targets is from 59 % to below 60 %",
            "luliang-targets: policy.yaml, - {code: partlyFrom, zh: 部分达标的最低达标率, en:: 60 → 59",
            "no part of 16 targets is from 59 % to below 60 %",
            "shanxi-city-incentives: policy.yaml, - [0, 4]: 0 → -1",
            "no number of interventions is below 0",
            "shangrao-deposit-contribution: policy.yaml, - [0, 0]: 0 → -1",
            "no tax is below 0",
            "datong-tasks: 20-report.drl, AsOf( $today : day > $first ): > → >=",
            "on the first day no report is missing yet, which the rule asks for too",
            "shangrao-deposit-contribution: 50-contribution.drl, accumulate( Standing( total > 0, $t : to: > → >=",
            "a total of zero adds nothing to the sum");

    /** By what a mutant was noticed. */
    private record Verdict(Mutant mutant, String slip, boolean byCheck, boolean byAnalysis, boolean byCases) {
        boolean isSurvivor() {
            return !(byCheck || byAnalysis || byCases);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void everySlipInAThresholdIsNoticed() throws Exception {
        List<Verdict> verdicts = new ArrayList<>();
        // In threads of its own: whoever waits for a compilation must not hold those in which the engine compiles.
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<List<Verdict>>> policies = Street.policies().stream()
                    .map(policy -> (Callable<List<Verdict>>) () -> tried(policy))
                    .toList();
            for (Future<List<Verdict>> tried : threads.invokeAll(policies)) {
                verdicts.addAll(tried.get());
            }
        } finally {
            threads.shutdownNow();
        }

        Proof.print(table(verdicts));
        List<String> survivors =
                verdicts.stream().filter(Verdict::isSurvivor).map(Verdict::slip).toList();
        assertThat(survivors).allMatch(EQUIVALENT::containsKey);
        if (Proof.isWhole()) {
            assertThat(survivors).as("what is excused is there").containsAll(EQUIVALENT.keySet());
        }
        assertThat(verdicts).extracting(verdict -> verdict.mutant().policy()).containsAll(Street.policies());
    }

    private List<Verdict> tried(String policy) {
        Map<String, String> texts = texts(policy);
        List<Mutant> mutants = mutants(policy, texts);
        return IntStream.range(0, mutants.size())
                .filter(i -> i % ONE_OF == Math.min(ONE_OF, mutants.size()) / 2)
                .mapToObj(i -> verdict(mutants.get(i), texts))
                .toList();
    }

    private static List<Mutant> mutants(String policy, Map<String, String> texts) {
        List<Mutant> mutants = new ArrayList<>(RuleMutants.of(Street.pack(policy), texts));
        mutants.addAll(DeclaredMutants.of(policy, texts.get("policy.yaml")));
        return mutants;
    }

    private Verdict verdict(Mutant mutant, Map<String, String> texts) {
        String slip = mutant.slip(texts);
        try {
            texts.forEach((name, text) -> write(mutant.policy(), name, mutant.mutated(name, text)));
            Pack pack = Pack.of(PackFolder.read(folder.resolve(mutant.policy())));
            boolean byAnalysis = !PackCheck.findings(pack).isEmpty();
            return new Verdict(
                    mutant, slip, false, byAnalysis, !CaseReport.of(pack).passed());
        } catch (PackRejected rejected) {
            return new Verdict(mutant, slip, true, false, false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String policy, String name, String text) {
        try {
            Path file = folder.resolve(policy).resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The texts of a pack's files, by name. */
    private static Map<String, String> texts(String policy) {
        Path root = Street.RULES.resolve(policy);
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String table(Collection<Verdict> verdicts) {
        Map<String, List<Verdict>> rows = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            rows.put(
                    kind.label(),
                    verdicts.stream()
                            .filter(each -> each.mutant().kind() == kind)
                            .toList());
        }
        verdicts.stream()
                .collect(Collectors.groupingBy(each -> each.mutant().policy(), TreeMap::new, Collectors.toList()))
                .forEach(rows::put);
        rows.put("all", List.copyOf(verdicts));
        StringBuilder table = new StringBuilder("%-32s %8s %8s %8s %8s %8s %8s%n"
                .formatted("changed", "mutants", "check", "analysis", "cases", "both", "survive"));
        rows.forEach((name, row) -> table.append("%-32s %8d %8d %8d %8d %8d %8d%n"
                .formatted(
                        name,
                        row.size(),
                        count(row, Verdict::byCheck),
                        count(row, Verdict::byAnalysis),
                        count(row, Verdict::byCases),
                        count(row, each -> each.byAnalysis() && each.byCases()),
                        count(row, Verdict::isSurvivor))));
        verdicts.stream().filter(Verdict::isSurvivor).forEach(each -> {
            String why = EQUIVALENT.get(each.slip());
            table.append(each.slip()).append(why == null ? "" : ": " + why).append('\n');
        });
        return table.toString();
    }

    private static long count(List<Verdict> row, Predicate<Verdict> is) {
        return row.stream().filter(is).count();
    }
}
