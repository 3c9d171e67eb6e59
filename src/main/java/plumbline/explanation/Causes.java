package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Indicator;
import plumbline.policy.Policy;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * Why subjects came out differently in two evaluations, found by evaluations in between: the earlier input by the later
 * rules, and this with the subject's own later data. What the rules, the own data and all other data did adds up to the
 * whole. Used once.
 */
public final class Causes {
    /** Subjects that are evaluated for the own data of others; beyond them nothing is said of causes. */
    private static final int MOST_EVALUATED = 20_000;

    private final Policy policy;
    private final Map<String, JsonNode> before = new HashMap<>();
    private final Map<String, JsonNode> after = new HashMap<>();
    private final ObjectNode input;
    private final Function<ObjectNode, @Nullable JsonNode> evaluated;
    private final @Nullable JsonNode byRules;
    private int left = MOST_EVALUATED;

    /**
     * @param policy the later one
     * @param before the earlier input
     * @param after the later one
     * @param evaluated gives the answer of the later rules to an input; null when they do not take it
     */
    public Causes(
            Policy policy, ObjectNode before, ObjectNode after, Function<ObjectNode, @Nullable JsonNode> evaluated) {
        this.policy = policy;
        this.input = before;
        this.evaluated = evaluated;
        subjects(before, this.before);
        subjects(after, this.after);
        this.byRules = evaluated.apply(before);
    }

    private static void subjects(JsonNode input, Map<String, JsonNode> byId) {
        input.path("subjects").forEach(subject -> byId.put(subject.path("id").asText(), subject));
    }

    /** What is different in the values of the context, by code. */
    public ArrayNode context(JsonNode earlier, JsonNode later) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        differences(array, policy.context(), earlier.path("context"), later.path("context"));
        return array;
    }

    /** Adds to a subject's move what is different in its data, and what each cause did. */
    void add(ObjectNode json, String id, List<Text> said) {
        JsonNode old = before.get(id);
        JsonNode now = after.get(id);
        ArrayNode own = json.putArray("input");
        if (old != null && now != null) {
            differences(own, policy.indicators(), old.path("indicators"), now.path("indicators"));
        }
        JsonNode byInput = old == null || now == null ? null : withOwn(id, own, now);
        JsonNode one = result(byRules, id);
        JsonNode two = result(byInput, id);
        if (one == null || two == null || !json.has("difference")) {
            json.putNull("causes");
            return;
        }
        BigDecimal rules = BigDecimal.ZERO;
        BigDecimal data = BigDecimal.ZERO;
        BigDecimal others = BigDecimal.ZERO;
        for (JsonNode item : items(json, one, two)) {
            rules = rules.add(item.path("byRules").decimalValue());
            data = data.add(item.path("byInput").decimalValue());
            others = others.add(item.path("byOthers").decimalValue());
        }
        json.putObject("causes")
                .put("rules", Decimals.plain(rules))
                .put("input", Decimals.plain(data))
                .put("others", Decimals.plain(others));
        said.add(Messages.text("compared-causes", Worked.shown(rules), Worked.shown(data), Worked.shown(others)));
    }

    private @Nullable JsonNode withOwn(String id, ArrayNode differences, JsonNode own) {
        if (byRules == null || differences.isEmpty()) {
            return byRules;
        }
        left -= before.size();
        if (left < 0) {
            return null;
        }
        ObjectNode changed = input.deepCopy();
        changed.path("subjects").forEach(subject -> {
            if (subject.path("id").asText().equals(id)) {
                ((ObjectNode) subject).set("indicators", own.path("indicators"));
            }
        });
        return evaluated.apply(changed);
    }

    private static @Nullable JsonNode result(@Nullable JsonNode answer, String id) {
        if (answer != null) {
            for (JsonNode result : answer.path("results")) {
                if (result.path("id").asText().equals(id)) {
                    return result;
                }
            }
        }
        return null;
    }

    /** The items that moved, each with what moved it. */
    private static JsonNode items(ObjectNode json, JsonNode one, JsonNode two) {
        JsonNode items = json.path("items");
        for (JsonNode item : items) {
            String code = item.path("item").asText();
            BigDecimal old = item.path("before").decimalValue();
            BigDecimal now = item.path("after").decimalValue();
            BigDecimal first = Moves.points(one, code);
            BigDecimal second = Moves.points(two, code);
            ((ObjectNode) item)
                    .put("byRules", Decimals.plain(first.subtract(old)))
                    .put("byInput", Decimals.plain(second.subtract(first)))
                    .put("byOthers", Decimals.plain(now.subtract(second)));
        }
        return items;
    }

    private static void differences(ArrayNode array, List<Indicator> declared, JsonNode old, JsonNode now) {
        for (Indicator indicator : declared) {
            JsonNode was = old.path(indicator.code());
            JsonNode is = now.path(indicator.code());
            boolean areNumbers = was.isNumber() && is.isNumber();
            boolean isSame = areNumbers ? was.decimalValue().compareTo(is.decimalValue()) == 0 : was.equals(is);
            if (!isSame) {
                ObjectNode each = array.addObject().put("code", indicator.code());
                Sentences.put(each, "label", indicator.label());
                if (indicator.unit() != null) {
                    each.put("unit", indicator.unit());
                }
                each.set("before", was.isMissingNode() ? JsonNodeFactory.instance.nullNode() : was);
                each.set("after", is.isMissingNode() ? JsonNodeFactory.instance.nullNode() : is);
            }
        }
    }
}
