package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.policy.Category;
import plumbline.policy.FigureKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.text.Text;

/** What subjects were ranked by, according to the answer and the firings. Used by one thread. */
public final class RankingValues {
    private final Policy policy;
    private final Map<String, Map<String, BigDecimal>> postedByKey = new HashMap<>();

    public RankingValues(Policy policy, JsonNode firings) {
        this.policy = policy;
        for (JsonNode firing : firings) {
            for (JsonNode posting : firing.path("posted")) {
                if (posting.has("key")) {
                    postedByKey
                            .computeIfAbsent(posting.path("key").asText(), any -> new HashMap<>())
                            .put(
                                    firing.path("subject").asText(),
                                    posting.path("value").decimalValue());
                }
            }
        }
    }

    /** The name of the key, as far as the pack has one for it. */
    public Text label(RankingKey key) {
        String code = key.code();
        if (code.equals(RankingKey.TOTAL)) {
            return new Text("总分", "total");
        }
        if (code.equals(RankingKey.GRADE)) {
            return new Text("等次", "grade");
        }
        return Stream.of(
                        policy.categories().stream()
                                .filter(category -> category.code().equals(code))
                                .map(Category::label),
                        policy.items().filter(item -> item.code().equals(code)).map(Item::label),
                        policy.outcomes().stream()
                                .filter(outcome -> outcome.code().equals(code))
                                .map(OutcomeKind::label),
                        policy.figures().stream()
                                .filter(figure -> figure.code().equals(code))
                                .map(FigureKind::label),
                        policy.indicators().stream()
                                .filter(indicator -> indicator.code().equals(code))
                                .map(Indicator::label))
                .flatMap(labels -> labels)
                .findFirst()
                .orElseGet(() -> new Text("规则所定的先后", "the order that the rules set"));
    }

    /** The first key in which the two differ, with both values; null when none does. */
    public JsonNode decided(JsonNode one, JsonNode other) {
        for (RankingKey key : policy.ranking()) {
            BigDecimal ofOne = value(key, one);
            BigDecimal ofOther = value(key, other);
            if (ofOne != null && ofOther != null && ofOne.compareTo(ofOther) != 0) {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("key", key.code()).put("label", label(key).zh());
                if (key.code().equals(RankingKey.GRADE)) {
                    return json.put("own", grade(one)).put("other", grade(other));
                }
                return json.put("own", ofOne)
                        .put("other", ofOther)
                        .put("difference", Exact.plain(ofOne.subtract(ofOther).abs()));
            }
        }
        return JsonNodeFactory.instance.nullNode();
    }

    private @Nullable BigDecimal value(RankingKey key, JsonNode result) {
        Map<String, BigDecimal> posted = postedByKey.get(key.code());
        if (posted != null) {
            return posted.get(result.path("id").asText());
        }
        if (key.code().equals(RankingKey.TOTAL)) {
            return result.path("total").decimalValue();
        }
        if (key.code().equals(RankingKey.GRADE)) {
            GradeKind grade = policy.gradesByCode().get(result.path("grade").asText());
            return grade == null ? null : BigDecimal.valueOf(policy.grades().indexOf(grade));
        }
        return StreamSupport.stream(result.path("categories").spliterator(), false)
                .filter(category -> category.path("code").asText().equals(key.code()))
                .map(category -> category.path("score").decimalValue())
                .findFirst()
                .orElse(null);
    }

    private String grade(JsonNode result) {
        return Objects.requireNonNull(
                        policy.gradesByCode().get(result.path("grade").asText()))
                .label()
                .zh();
    }
}
