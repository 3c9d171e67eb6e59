package plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;

/** Whoever is at least as good as another in everything stands at least as high. */
class DominanceTest {
    private static final int COHORTS = 50;

    static Stream<String> policies() {
        return Street.policies().stream().filter(BetterDirections.BY_POLICY::containsKey);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aSubjectThatIsAnotherImprovedInEveryIndicatorNeverRanksBelowIt(String policy) {
        long compared = IntStream.range(0, COHORTS)
                .parallel()
                .filter(seed -> isCompared(policy, seed))
                .count();
        assertThat(compared).isGreaterThan(COHORTS / 3);
    }

    /** Makes one subject of the cohort the other improved. Nothing can be said of one that takes no part. */
    private static boolean isCompared(String policy, int seed) {
        Pack pack = Street.pack(policy);
        Random random = new Random(seed);
        ObjectNode request = Cohorts.random(random, policy);
        JsonNode subjects = request.get("subjects");
        if (subjects.size() < 2) {
            return false;
        }
        int i = random.nextInt(subjects.size());
        JsonNode worse = subjects.get(i);
        JsonNode better = subjects.get((i + 1 + random.nextInt(subjects.size() - 1)) % subjects.size());
        ObjectNode improved = worse.get("indicators").deepCopy();
        String year = request.get("period").asText().substring(0, 4);
        BetterDirections.BY_POLICY.get(policy).improve(pack.policy(), improved, year, random);
        ((ObjectNode) better).set("indicators", improved);

        AnswerJson answer = new AnswerJson(Street.answer(pack, request));
        JsonNode below = answer.of(worse.get("id").asText());
        JsonNode above = answer.of(better.get("id").asText());
        if (below.get("rank").isNull()) {
            return false;
        }
        assertThat(above.get("rank").isNull())
                .as("policy %s, seed %d", policy, seed)
                .isFalse();
        assertThat(above.get("rank").asInt())
                .as("policy %s, seed %d: rank of %s, which is %s improved", policy, seed, better.get("id"), worse)
                .isLessThanOrEqualTo(below.get("rank").asInt());
        return true;
    }
}
