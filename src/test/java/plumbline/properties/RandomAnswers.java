package plumbline.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;

/** Answers of a pack to random cohorts. A failure names the policy and the seed. */
final class RandomAnswers {
    /** A cohort, drawn from the seed, and what the pack answers. */
    record Trial(Pack pack, int seed, ObjectNode request, AnswerJson answer) {
        /** Those who are ranked, in the order of the answer. */
        List<JsonNode> ranked() {
            return answer.results().filter(row -> !isExcluded(row)).toList();
        }

        List<JsonNode> excluded() {
            return answer.results().filter(Trial::isExcluded).toList();
        }

        private static boolean isExcluded(JsonNode row) {
            return row.get("status").asText().equals("excluded");
        }

        @Override
        public String toString() {
            return "policy %s, seed %d".formatted(pack.policy().id(), seed);
        }
    }

    private RandomAnswers() {}

    static List<Trial> of(String policy, int cohorts) {
        Pack pack = Street.pack(policy);
        return IntStream.range(0, cohorts)
                .parallel()
                .mapToObj(seed -> trial(pack, policy, seed))
                .toList();
    }

    /** Runs the check on each, naming the one that fails. */
    static void forEach(List<Trial> trials, Consumer<Trial> check) {
        trials.parallelStream().forEach(trial -> {
            try {
                check.accept(trial);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError(trial + ": " + failure.getMessage(), failure);
            }
        });
    }

    private static Trial trial(Pack pack, String policy, int seed) {
        ObjectNode request = Cohorts.random(new Random(seed), policy);
        try {
            return new Trial(pack, seed, request, new AnswerJson(Street.answer(pack, request)));
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("policy %s, seed %d: no answer".formatted(policy, seed), failure);
        }
    }
}
