package plumbline.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Street;
import plumbline.library.cases.CaseReport;
import plumbline.library.lint.PackCheck;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.ForEachParallel;
import plumbline.proof.SilentMistakes.Mistake;
import plumbline.text.PackRejected;

/**
 * Nothing is scored wrong in silence: each slip in a shipped pack is told by {@code check}, by a fault of the evaluation
 * of the pack's sample, or by {@code test}. Every build tries some of them; the whole proof tries them all.
 */
@LongProof("Slips of one line in all packs: each is reported by `check`, by a case or by the evaluation")
class SilentMistakesTest {
    /** Slips of a kind in a pack. */
    private static final int MOST = Proof.times(1, 5);

    /** Of these each build tries one of so many. */
    private static final int ONE_OF = Proof.times(4, 1);

    private static final String SILENT = "nobody";

    /** Such as a file in an earlier phase, whose rules need nothing of the later one: all comes out the same. */
    private static final String HARMLESS = "nobody, as nothing changes";

    @Test
    void everySlipIsTold() {
        Map<String, List<Mistake>> mistakes = new TreeMap<>();
        Street.policies().forEach(policy -> mistakes.put(policy, SilentMistakes.of(policy, texts(policy), MOST)));
        assertThat(mistakes.values().stream().mapToInt(List::size).sum()).isGreaterThanOrEqualTo(60);
        Map<Mistake, String> tellers = new ConcurrentHashMap<>();
        ForEachParallel.forEach(mistakes.values(), ofPack -> IntStream.range(0, ofPack.size())
                .filter(i -> (i + ofPack.get(i).policy().length()) % ONE_OF == 0)
                .mapToObj(ofPack::get)
                .forEach(mistake -> tellers.put(mistake, teller(mistake))));
        tellers.entrySet().stream()
                .collect(Collectors.groupingBy(
                        told -> told.getKey().kind(),
                        TreeMap::new,
                        Collectors.groupingBy(Map.Entry::getValue, TreeMap::new, Collectors.counting())))
                .forEach((kind, by) -> Proof.print("silent mistakes: " + kind + ", told by " + by));
        assertThat(tellers).doesNotContainValue(SILENT);
    }

    @Test
    void theShippedPacksAreWarnedOfNothing() {
        assertThat(Street.policies()).allSatisfy(policy -> assertThat(PackCheck.warnings(Street.pack(policy)))
                .isEmpty());
    }

    private static String teller(Mistake mistake) {
        Map<String, byte[]> files = mistake.texts().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8)));
        try {
            Pack pack = Pack.of(PackFolder.of(mistake.policy(), files));
            if (!PackCheck.declared(pack, pack.rules().models()).isEmpty()) {
                return "check";
            }
            if (!isScored(pack)) {
                return "the evaluation";
            }
            if (!CaseReport.of(pack).passed()) {
                return "test";
            }
            if (!PackCheck.findings(pack).isEmpty()) {
                return "check";
            }
            return Objects.equals(answer(pack), answer(Street.pack(mistake.policy()))) ? HARMLESS : SILENT;
        } catch (PackRejected rejected) {
            return "check";
        }
    }

    private static boolean isScored(Pack pack) {
        return answer(pack) != null;
    }

    /** What the pack's sample comes to, without what names the rules' revision; null when that is refused. */
    private static @Nullable List<JsonNode> answer(Pack pack) {
        try {
            byte[] sample = Files.readAllBytes(Path.of("samples", pack.policy().id(), "request.json"));
            JsonNode answer =
                    Street.answer(pack.evaluator().evaluate(pack.requests().read(sample), false));
            return List.of(answer.get("results"), answer.get("cohort"), answer.get("notices"));
        } catch (RequestRejected | RuleFault told) {
            return null;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Map<String, String> texts(String policy) {
        try {
            return new TreeMap<>(PackFolder.read(Street.RULES.resolve(policy)).texts());
        } catch (IOException | PackRejected impossible) {
            throw new AssertionError(impossible);
        }
    }
}
