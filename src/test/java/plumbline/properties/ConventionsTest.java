package plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.kit.AnswerJson;
import plumbline.kit.LongProof;
import plumbline.kit.Proof;
import plumbline.kit.Street;
import plumbline.policy.Category;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.properties.RandomAnswers.Trial;
import plumbline.text.CodePointOrder;
import plumbline.text.JsonText;

/** What every pack keeps to, whatever it scores, seen in nothing but its answers. */
@ParameterizedClass(name = "{0}")
@MethodSource("plumbline.kit.Street#policies")
@LongProof(
        "What every pack keeps to (sums, ranks, seats, pools, the order of what is sent), on 200 random cohorts of each")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsTest {
    private static final int COHORTS = Proof.times(60, 200);

    private static final List<String> DETERMINED = List.of("results", "cohort", "notices", "receipt");

    /** Such as 1E+3; not a part of a longer word. */
    private static final Pattern EXPONENT =
            Pattern.compile("(?<![\\p{L}\\d.-])-?\\d+(\\.\\d+)?[eE][+-]?\\d+(?!\\p{L})");

    @Parameter
    String policy;

    private List<Trial> trials;

    @BeforeParameterizedClassInvocation
    void evaluate() {
        trials = RandomAnswers.of(policy, COHORTS);
        Proof.print(policy + ": " + COHORTS + " cohorts");
    }

    @Test
    void theEntriesAddUpToTheTotalAndToEachCategory() {
        eachRanked(row -> {
            BigDecimal total = row.get("total").decimalValue();
            assertThat(AnswerJson.sum(row.get("entries"), "points")).isEqualByComparingTo(total);
            assertThat(AnswerJson.sum(row.get("categories"), "score")).isEqualByComparingTo(total);
            for (JsonNode category : row.get("categories")) {
                BigDecimal sum = AnswerJson.elements(row.get("entries"))
                        .filter(entry -> entry.get("category").equals(category.get("code")))
                        .map(entry -> entry.get("points").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(category.get("score").decimalValue()).isEqualByComparingTo(sum);
            }
        });
    }

    @Test
    void everyCategoryIsListedAndNoEntryHasMoreThanFourDecimals() {
        List<String> declared = Street.pack(policy).policy().categories().stream()
                .map(Category::code)
                .toList();
        eachRanked(row -> {
            assertThat(texts(row.get("categories"), "code")).isEqualTo(declared);
            assertThat(AnswerJson.elements(row.get("entries"))
                            .map(entry -> entry.get("points").decimalValue()))
                    .allMatch(points -> points.scale() <= 4);
        });
    }

    @Test
    void everyItemThatAppliesToAllHasAnEntryForEachAndTheyStandInTheOrderOfTheSheet() {
        List<Item> sheet = Street.pack(policy).policy().items().toList();
        List<String> order =
                sheet.stream().map(item -> item.category() + "/" + item.code()).toList();
        List<String> unconditional = sheet.stream()
                .filter(item -> !item.conditional() && item.onlyFor() == null)
                .map(Item::code)
                .toList();
        Comparator<JsonNode> byPlace = Comparator.<JsonNode>comparingInt(entry -> order.indexOf(
                        entry.get("category").asText() + "/" + entry.get("item").asText()))
                .thenComparing(entry -> entry.path("record").asText(), CodePointOrder.IDS);
        eachRanked(row -> {
            assertThat(texts(row.get("entries"), "item")).containsAll(unconditional);
            assertThat(AnswerJson.elements(row.get("entries"))).isSortedAccordingTo(byPlace);
        });
    }

    @Test
    void equalsShareARankAndTheNextRankCountsAllWhoStandBeforeIt() {
        Comparator<JsonNode> order = PageKeys.order(policy);
        RandomAnswers.forEach(trials, trial -> {
            List<JsonNode> ranked = trial.ranked();
            assertThat(ranked)
                    .isSortedAccordingTo(
                            order.thenComparing(row -> row.get("id").asText(), CodePointOrder.IDS));
            int rank = 1;
            for (int i = 0; i < ranked.size(); i++) {
                boolean isEqual = i > 0 && order.compare(ranked.get(i - 1), ranked.get(i)) == 0;
                rank = isEqual ? rank : i + 1;
                assertThat(ranked.get(i).get("rank").asInt())
                        .as("rank of %s", ranked.get(i).get("id"))
                        .isEqualTo(rank);
            }
            assertThat(trial.answer().json().get("cohort").get("size").asInt()).isEqualTo(ranked.size());
        });
    }

    @Test
    void theExcludedStandLastByIdWithoutTotalRankAndEntries() {
        RandomAnswers.forEach(trials, trial -> {
            List<JsonNode> excluded = trial.excluded();
            List<String> last = trial.answer()
                    .results()
                    .map(row -> row.get("id").asText())
                    .skip(trial.ranked().size())
                    .toList();
            assertThat(excluded.stream().map(row -> row.get("id").asText()))
                    .containsExactlyElementsOf(last)
                    .isSortedAccordingTo(CodePointOrder.IDS);
            for (JsonNode row : excluded) {
                assertThat(List.of("total", "rank"))
                        .allMatch(member -> row.get(member).isNull());
                assertThat(row.path("grade").isNull() || !row.has("grade")).isTrue();
                assertThat(List.of("categories", "entries", "outcomes"))
                        .allMatch(member -> row.get(member).isEmpty());
            }
            assertThat(trial.answer().results().count())
                    .isEqualTo(trial.request().get("subjects").size());
        });
    }

    @Test
    void eachQuotaIsACeilingAndItsSeatsGoToWholeGroupsOfEquals() {
        RandomAnswers.forEach(trials, QuotaCheck::check);
    }

    @Test
    void anAllocationAddsUpToThePoolInWholeCents() {
        for (OutcomeKind kind : Street.pack(policy).policy().outcomes()) {
            if (kind.pool() != null) {
                RandomAnswers.forEach(trials, trial -> AllocationCheck.check(trial, kind));
            }
        }
    }

    @Test
    void idsStandInOrderOfCodePointsWhereverTheyAreListed() {
        RandomAnswers.forEach(trials, trial -> {
            for (String list : List.of("subjects", "taken", "leftOut")) {
                assertThat(trial.answer().json().findValues(list))
                        .allSatisfy(ids -> assertThat(AnswerJson.elements(ids).map(JsonNode::asText))
                                .isSortedAccordingTo(CodePointOrder.IDS)
                                .doesNotHaveDuplicates());
            }
        });
    }

    @Test
    void everyNumberIsAPlainDecimalAlsoInTheReasons() {
        RandomAnswers.forEach(trials, trial -> {
            ObjectNode shown = trial.answer().json().deepCopy();
            shown.remove(List.of("policy", "receipt"));
            String text = new String(JsonText.bytes(shown), StandardCharsets.UTF_8);
            assertThat(EXPONENT.matcher(text).results().map(found -> found.group()))
                    .isEmpty();
        });
    }

    @Test
    void theOrderOfSubjectsRecordsAndMembersChangesNoByte() {
        RandomAnswers.forEach(trials, trial -> {
            ObjectNode shuffled = (ObjectNode) Shuffle.of(trial.request(), new Random(trial.seed()));
            ObjectNode again = Street.answer(trial.pack(), shuffled);
            for (String member : DETERMINED) {
                assertThat(JsonText.bytes(again.get(member)))
                        .as(member)
                        .isEqualTo(JsonText.bytes(trial.answer().json().get(member)));
            }
        });
    }

    private void eachRanked(Consumer<JsonNode> check) {
        RandomAnswers.forEach(trials, trial -> trial.ranked().forEach(check));
    }

    private static List<String> texts(JsonNode rows, String member) {
        return AnswerJson.elements(rows).map(row -> row.get(member).asText()).toList();
    }
}
