package plumbline.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;

/** What two evaluations differ in adds up, whatever the two are. */
class ComparisonTest {
    static List<String> policies() {
        return Street.policies();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void differencesAddUpByItemAndByCause(String policy) throws Exception {
        Pack pack = Street.pack(policy);
        ObjectNode before = Cohorts.random(new Random(1), policy);
        ObjectNode after = Cohorts.random(new Random(2), policy);
        Run one = Run.of(pack, before);
        Run two = Run.of(pack, after);
        Causes causes = new Causes(pack.policy(), before, after, input -> Run.answer(pack, input));
        ObjectNode comparison = Comparison.of(one.side(), two.side(), causes);
        assertThat(comparison.get("same").asBoolean()).isFalse();
        assertThat(comparison.get("subjects")).isNotEmpty();
        for (JsonNode subject : comparison.get("subjects")) {
            if (subject.has("difference")) {
                BigDecimal difference = subject.get("difference").decimalValue();
                assertThat(subject.at("/after/total").decimalValue())
                        .isEqualByComparingTo(
                                subject.at("/before/total").decimalValue().add(difference));
                assertThat(AnswerJson.sum(subject.get("items"), "difference")).isEqualByComparingTo(difference);
            }
            if (subject.path("causes").isObject()) {
                JsonNode sums = subject.get("causes");
                assertThat(sums.get("rules").decimalValue()).isZero();
                assertThat(sums.get("input")
                                .decimalValue()
                                .add(sums.get("others").decimalValue()))
                        .isEqualByComparingTo(subject.get("difference").decimalValue());
            }
        }
        for (JsonNode amount : comparison.get("amounts")) {
            assertThat(amount.get("after")
                            .decimalValue()
                            .subtract(amount.get("before").decimalValue()))
                    .isEqualByComparingTo(amount.get("gained")
                            .decimalValue()
                            .subtract(amount.get("lost").decimalValue()));
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void anEvaluationDoesNotDifferFromItself(String policy) throws Exception {
        Run run = Run.of(Street.pack(policy), Cohorts.random(new Random(3), policy));
        ObjectNode comparison = Comparison.of(run.side(), run.side());
        assertThat(comparison.get("same").asBoolean()).isTrue();
        for (String part : List.of("subjects", "quotas", "rules")) {
            assertThat(comparison.get(part)).as(part).isEmpty();
        }
    }

    @Test
    void theCauseIsTheSubjectsOwnDataOrThatOfOthers() throws Exception {
        Pack pack = Street.pack(Street.SHANGRAO);
        ObjectNode before = Cohorts.random(new Random(4), Street.SHANGRAO);
        ObjectNode after = before.deepCopy();
        ObjectNode first = (ObjectNode) after.at("/subjects/0/indicators");
        first.set("loanIncrement", Street.number("100000"));
        Causes causes = new Causes(pack.policy(), before, after, input -> Run.answer(pack, input));
        ObjectNode comparison =
                Comparison.of(Run.of(pack, before).side(), Run.of(pack, after).side(), causes);
        String id = after.at("/subjects/0/id").asText();
        assertThat(comparison.get("subjects")).isNotEmpty();
        for (JsonNode subject : comparison.get("subjects")) {
            if (subject.path("causes").isObject()) {
                boolean isOwn = subject.get("id").asText().equals(id);
                assertThat(subject.get("input").isEmpty()).isEqualTo(!isOwn);
                assertThat(subject.at(isOwn ? "/causes/others" : "/causes/input")
                                .decimalValue())
                        .isZero();
            }
        }
    }
}
