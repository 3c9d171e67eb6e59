package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.policy.GradeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/** What became of one subject from one evaluation to another. Used by one comparison. */
final class Moves {
    private final Map<String, Text> items = new LinkedHashMap<>();
    private final Map<String, Text> grades = new LinkedHashMap<>();
    private final Map<String, OutcomeKind> outcomes = new LinkedHashMap<>();
    private final Map<String, Amount> amounts = new LinkedHashMap<>();
    private final @Nullable Causes causes;

    Moves(Policy before, Policy after, @Nullable Causes causes) {
        this.causes = causes;
        for (Policy policy : List.of(after, before)) {
            policy.items().forEach(item -> items.putIfAbsent(item.code(), item.label()));
            policy.grades().forEach((GradeKind grade) -> grades.putIfAbsent(grade.code(), grade.label()));
            policy.outcomes().forEach(outcome -> outcomes.putIfAbsent(outcome.code(), outcome));
        }
    }

    /** Null when nothing is different. */
    @Nullable
    ObjectNode of(@Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode known = Objects.requireNonNull(after == null ? before : after);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("id", known.path("id"));
        json.set("name", known.path("name"));
        json.put("change", before == null ? "added" : after == null ? "removed" : "changed");
        json.set("before", state(before));
        json.set("after", state(after));
        List<Text> said = new ArrayList<>();
        places(json, before, after, said);
        List<Text> parts = items(json, before, after);
        if (!parts.isEmpty()) {
            said.add(Messages.text("explained-parts", Sentences.listed(parts)));
        }
        outcomes(json.putArray("outcomes"), before, after, said);
        boolean isSame = before != null
                && after != null
                && json.path("before").equals(json.path("after"))
                && json.path("items").isEmpty()
                && json.path("outcomes").isEmpty();
        if (isSame) {
            return null;
        }
        if (causes != null && before != null && after != null) {
            causes.add(json, known.path("id").asText(), said);
        }
        Sentences sentences = new Sentences();
        said.forEach(sentences::add);
        sentences.addTo(json);
        return json;
    }

    private static JsonNode state(@Nullable JsonNode result) {
        if (result == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("status", "total", "rank", "grade")) {
            if (result.has(member)) {
                json.set(member, result.path(member));
            }
        }
        return json;
    }

    private void places(ObjectNode json, @Nullable JsonNode before, @Nullable JsonNode after, List<Text> said) {
        if (before == null || after == null) {
            String name = json.path("name").asText();
            said.add(before == null ? Messages.text("compared-added", name) : Messages.text("compared-removed", name));
            return;
        }
        String name = json.path("name").asText();
        if (!before.path("status").equals(after.path("status"))) {
            boolean isExcluded = after.path("status").asText().equals("excluded");
            said.add(isExcluded ? Messages.text("compared-excluded", name) : Messages.text("compared-admitted", name));
            return;
        }
        int was = before.path("rank").asInt();
        int is = after.path("rank").asInt();
        if (before.path("rank").isInt() && after.path("rank").isInt()) {
            said.add(
                    was == is
                            ? Messages.text("compared-rank.same", name, is)
                            : Messages.text("compared-rank", name, was, is));
        } else {
            said.add(Worked.same(name));
        }
        if (before.path("total").isNumber() && after.path("total").isNumber()) {
            BigDecimal old = before.path("total").decimalValue();
            BigDecimal now = after.path("total").decimalValue();
            BigDecimal difference = now.subtract(old);
            json.put("difference", Decimals.plain(difference));
            if (difference.signum() != 0) {
                said.add(Messages.text("compared-total", Worked.shown(old), Worked.shown(now), signed(difference)));
            }
        }
        if (!before.path("grade").equals(after.path("grade"))) {
            said.add(Messages.text("compared-grade", grade(before), grade(after)));
        }
    }

    private Text grade(JsonNode result) {
        Text label = grades.get(result.path("grade").asText());
        return label == null ? Messages.text("explained-nothing") : label;
    }

    private static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : "") + Worked.shown(number);
    }

    /** By item; adds up to the difference of the totals. */
    private List<Text> items(ObjectNode json, @Nullable JsonNode before, @Nullable JsonNode after) {
        ArrayNode array = json.putArray("items");
        List<Text> parts = new ArrayList<>();
        if (before == null || after == null) {
            return parts;
        }
        items.forEach((item, label) -> {
            BigDecimal old = points(before, item);
            BigDecimal now = points(after, item);
            BigDecimal difference = now.subtract(old);
            if (difference.signum() != 0) {
                ObjectNode each = array.addObject().put("item", item);
                Sentences.put(each, "label", label);
                each.put("before", Decimals.plain(old))
                        .put("after", Decimals.plain(now))
                        .put("difference", Decimals.plain(difference));
                parts.add(Messages.text("explained-part", label, signed(difference)));
            }
        });
        return parts;
    }

    static BigDecimal points(JsonNode result, String item) {
        BigDecimal points = BigDecimal.ZERO;
        for (JsonNode entry : result.path("entries")) {
            if (entry.path("item").asText().equals(item)) {
                points = points.add(entry.path("points").decimalValue());
            }
        }
        return points;
    }

    private void outcomes(ArrayNode array, @Nullable JsonNode before, @Nullable JsonNode after, List<Text> said) {
        outcomes.forEach((code, kind) -> {
            JsonNode old = outcome(before, code);
            JsonNode now = outcome(after, code);
            BigDecimal was = old.isNumber() ? old.decimalValue() : null;
            BigDecimal is = now.isNumber() ? now.decimalValue() : null;
            if (was != null || is != null) {
                amounts.computeIfAbsent(code, any -> new Amount()).add(was, is);
            }
            boolean areNumbers = was != null && is != null;
            if (areNumbers ? Objects.requireNonNull(was).compareTo(Objects.requireNonNull(is)) == 0 : old.equals(now)) {
                return;
            }
            ObjectNode each = array.addObject().put("code", code);
            Sentences.put(each, "label", kind.label());
            if (kind.unit() != null) {
                each.put("unit", kind.unit());
            }
            each.set("before", old);
            each.set("after", now);
            if (was != null && is != null) {
                each.put("difference", Decimals.plain(is.subtract(was)));
            }
            said.add(Messages.text("compared-outcome", kind.label(), shown(old, kind), shown(now, kind)));
        });
    }

    private static Text shown(JsonNode value, OutcomeKind kind) {
        if (value.isNull()) {
            return Messages.text("compared-none");
        }
        if (value.isBoolean()) {
            return Messages.text("compared-some");
        }
        return FactWords.named("", Worked.same(""), kind.unit()).shown(value);
    }

    /** Null where there is none, true for one without a value. */
    private static JsonNode outcome(@Nullable JsonNode result, String code) {
        if (result != null) {
            for (JsonNode outcome : result.path("outcomes")) {
                if (outcome.path("code").asText().equals(code)) {
                    return outcome.has("value") ? outcome.path("value") : JsonNodeFactory.instance.booleanNode(true);
                }
            }
        }
        return JsonNodeFactory.instance.nullNode();
    }

    /** What outcomes in numbers come to in all, of all subjects that were looked at so far. */
    ArrayNode amounts(List<Text> said) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        amounts.forEach((code, amount) -> {
            OutcomeKind kind = Objects.requireNonNull(outcomes.get(code));
            ObjectNode each = array.addObject().put("code", code);
            Sentences.put(each, "label", kind.label());
            if (kind.unit() != null) {
                each.put("unit", kind.unit());
            }
            each.put("before", Decimals.plain(amount.before))
                    .put("after", Decimals.plain(amount.after))
                    .put("gained", Decimals.plain(amount.gained))
                    .put("lost", Decimals.plain(amount.lost));
            if (amount.gained.signum() != 0 || amount.lost.signum() != 0) {
                said.add(Messages.text(
                        "compared-amount",
                        kind.label(),
                        shown(each.path("gained"), kind),
                        shown(each.path("lost"), kind)));
            }
        });
        return array;
    }
}
