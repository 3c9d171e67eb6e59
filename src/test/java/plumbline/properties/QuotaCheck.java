package plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import plumbline.kit.AnswerJson;
import plumbline.policy.Quota;
import plumbline.properties.RandomAnswers.Trial;

/** Whether the seats of each quota went to whom they are due, as the ranks of the answer have it. */
final class QuotaCheck {
    /** Who may take a seat; everyone who is ranked where nothing is said here. */
    private static final Map<String, Predicate<JsonNode>> CANDIDATES = Map.of(
            "A", row -> !PageKeys.isVetoed(row),
            "treasuryDepositsB", row -> row.get("grade").asText().equals("B"));

    /** Who holds a seat however many there are. */
    private static final Map<String, Predicate<JsonNode>> CERTAIN = Map.of("C", PageKeys::isVetoed);

    private QuotaCheck() {}

    static void check(Trial trial) {
        JsonNode json = trial.answer().json();
        JsonNode quotas = json.get("cohort").get("quotas");
        List<String> exceeded = new ArrayList<>();
        List<String> tied = new ArrayList<>();
        Set<String> codes = new TreeSet<>();
        for (JsonNode quota : quotas) {
            String code = quota.get("code").asText();
            codes.add(code);
            check(trial, trial.pack().policy().quotasByCode().get(code), quota);
            if (quota.get("taken").size() > quota.get("limit").asInt()) {
                exceeded.addAll(ids(quota.get("taken")));
            }
            if (!quota.get("leftOut").isEmpty()) {
                tied.add(code + ids(quota.get("leftOut")));
            }
        }
        assertThat(codes)
                .isEqualTo(new TreeSet<>(trial.pack().policy().quotasByCode().keySet()));
        assertThat(notices(json, "quota-exceeded").flatMap(notice -> ids(notice.get("subjects")).stream()))
                .as("who is named by quota-exceeded")
                .containsExactlyInAnyOrderElementsOf(exceeded);
        assertThat(notices(json, "tie-at-boundary")
                        .map(notice -> notice.get("quota").asText() + ids(notice.get("subjects"))))
                .as("the boundaries and whom tie-at-boundary names")
                .containsExactlyInAnyOrderElementsOf(tied);
    }

    private static void check(Trial trial, Quota quota, JsonNode result) {
        int limit = result.get("limit").asInt();
        assertThat(limit)
                .isEqualTo(
                        quota.limit() == null
                                ? floor(quota.share(), trial.ranked().size())
                                : quota.limit());
        List<String> taken = ids(result.get("taken"));
        List<String> leftOut = ids(result.get("leftOut"));

        Predicate<JsonNode> isCertain = CERTAIN.getOrDefault(quota.code(), row -> false);
        Predicate<JsonNode> isCandidate = CANDIDATES.getOrDefault(quota.code(), row -> true);
        List<JsonNode> inLine = new ArrayList<>();
        for (JsonNode row : trial.ranked()) {
            if (isCertain.test(row)) {
                assertThat(taken)
                        .as("certain of %s", quota.code())
                        .contains(row.get("id").asText());
            } else if (isCandidate.test(row)) {
                inLine.add(row);
            } else {
                assertThat(taken)
                        .as("no candidate of %s", quota.code())
                        .doesNotContain(row.get("id").asText());
            }
        }
        if (!quota.fromTop()) {
            Collections.reverse(inLine);
        }
        long certain = trial.ranked().stream().filter(isCertain).count();
        List<JsonNode> seated = inLine.stream()
                .filter(row -> taken.contains(row.get("id").asText()))
                .toList();
        List<JsonNode> behind = inLine.subList(seated.size(), inLine.size());
        assertThat(taken).hasSize((int) certain + seated.size());
        if (!seated.isEmpty()) {
            assertThat(inLine.get(seated.size() - 1))
                    .as("the last with a seat of %s stands before all without", quota.code())
                    .isEqualTo(seated.get(seated.size() - 1));
        }
        assertThat(seated.size())
                .as("seats of %s beside the certain ones", quota.code())
                .isLessThanOrEqualTo((int) Math.max(0, limit - certain));
        nextInLine(quota.code(), limit - taken.size(), seated, behind, leftOut);
    }

    /** The group that follows did not fit, and was left out whole when a part of it would have fitted. */
    private static void nextInLine(
            String quota, int free, List<JsonNode> seated, List<JsonNode> behind, List<String> leftOut) {
        List<String> next = behind.stream()
                .filter(row -> row.get("rank").equals(behind.get(0).get("rank")))
                .map(row -> row.get("id").asText())
                .toList();
        if (!seated.isEmpty() && !behind.isEmpty()) {
            assertThat(behind.get(0).get("rank"))
                    .as("equals of %s", quota)
                    .isNotEqualTo(seated.get(seated.size() - 1).get("rank"));
        }
        if (!behind.isEmpty()) {
            assertThat(next.size()).as("%s, who would not fit", quota).isGreaterThan(free);
        }
        assertThat(leftOut)
                .as("left out of %s", quota)
                .containsExactlyInAnyOrderElementsOf(free > 0 ? next : List.of());
    }

    private static int floor(BigDecimal share, int size) {
        return share.multiply(BigDecimal.valueOf(size))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    private static Stream<JsonNode> notices(JsonNode json, String code) {
        return AnswerJson.elements(json.get("notices"))
                .filter(notice -> notice.get("code").asText().equals(code));
    }

    private static List<String> ids(JsonNode array) {
        return AnswerJson.elements(array).map(JsonNode::asText).toList();
    }
}
