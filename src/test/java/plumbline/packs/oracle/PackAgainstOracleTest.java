package plumbline.packs.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;

/** The packs and the oracle, which share nothing but the policies' pages, give the same answers. */
@LongProof(
        "Each pack answers 2,000 random cohorts as an independent computation does that was written from the text of the policy alone")
class PackAgainstOracleTest {
    private static final int COHORTS = Proof.times(200, 2_000);

    /** Whose pages name the categories; in the others they may be called anything. */
    private static final Set<String> WITH_CATEGORIES =
            Set.of("corps-bank-grading", Street.SHANGRAO, "shanxi-city-incentives");

    static Stream<String> policies() {
        return Street.policies().stream();
    }

    @Test
    void everyPackHasAnOracle() {
        assertThat(Street.policies()).isNotEmpty().isSubsetOf(Oracle.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void thePackAnswersAsTheOracleDoes(String policy) {
        Pack pack = Street.pack(policy);
        IntStream.range(0, COHORTS).parallel().forEach(seed -> compare(pack, policy, seed));
        Proof.print(policy + ": " + COHORTS + " cohorts, 0 differences");
    }

    private static void compare(Pack pack, String policy, int seed) {
        ObjectNode request = Cohorts.random(new Random(seed), policy);
        String found = essence(policy, answer(pack, policy, seed, request));
        String expected = essence(policy, Oracle.ALL.get(policy).evaluate(request));
        assertThat(found).as("policy %s, seed %d", policy, seed).isEqualTo(expected);
    }

    private static JsonNode answer(Pack pack, String policy, int seed, JsonNode request) {
        try {
            return Street.answer(pack, request);
        } catch (RuntimeException failure) {
            throw new AssertionError("policy %s, seed %d: no answer".formatted(policy, seed), failure);
        }
    }

    private static String essence(String policy, JsonNode answer) {
        return (WITH_CATEGORIES.contains(policy) ? Essence.of(answer) : Essence.withoutCategories(answer))
                .toPrettyString();
    }
}
