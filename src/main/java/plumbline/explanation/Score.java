package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.SubjectFact;
import plumbline.ledger.PostingKind;
import plumbline.policy.Category;
import plumbline.policy.Item;
import plumbline.policy.Origin;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.policy.Reading;
import plumbline.rules.judge.Judge;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/** How a score came about, by category and entry. Every part adds up to the total. Used once. */
final class Score {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SHARE_DECIMALS = 2;

    /** Half-up, as points are when they are posted. */
    private static final int POINTS_DECIMALS = 4;

    private final Grounds grounds;
    private final Policy policy;
    private final JsonNode result;
    private final StepRows steps;
    private final Map<String, RuleModel> rules;
    private final Map<String, Reading> readings;
    private final List<JsonNode> firings;
    private final MatchedValues values;
    private final Map<Origin, BigDecimal> byOrigin = new EnumMap<>(Origin.class);

    /** What entries give and take, both counted as they are without their signs. */
    private BigDecimal moved = BigDecimal.ZERO;

    private BigDecimal movedByAssumption = BigDecimal.ZERO;

    /** @param result of a subject that is ranked */
    Score(Grounds grounds, JsonNode result) {
        this.grounds = grounds;
        this.policy = grounds.policy();
        this.rules = grounds.models();
        this.result = result;
        this.firings = grounds.firings(result.path("id").asText());
        this.values = new MatchedValues(policy);
        this.steps = new StepRows(policy, new FactWords(policy));
        this.readings = policy.readings().stream().collect(Collectors.toMap(Reading::code, reading -> reading));
        for (Origin origin : Origin.values()) {
            byOrigin.put(origin, BigDecimal.ZERO);
        }
    }

    ObjectNode score() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        BigDecimal total = result.path("total").decimalValue();
        json.put("total", total);
        Map<String, JsonNode> scores = new HashMap<>();
        result.path("categories").forEach(score -> scores.put(score.path("code").asText(), score));
        ArrayNode categories = json.putArray("categories");
        for (Category category : policy.categories()) {
            category(categories.addObject(), category, scores.get(category.code()), total);
        }
        origins(json, total);
        return json;
    }

    private void category(ObjectNode json, Category category, @Nullable JsonNode score, BigDecimal total) {
        BigDecimal points =
                score == null ? BigDecimal.ZERO : score.path("score").decimalValue();
        json.put("code", category.code());
        Sentences.put(json, "label", category.label());
        json.put("score", points);
        if (category.max() != null) {
            json.put("max", category.max());
        }
        ArrayNode entries = json.putArray("entries");
        for (JsonNode entry : result.path("entries")) {
            if (entry.path("category").asText().equals(category.code())) {
                entry(entries.addObject(), entry, total);
            }
        }
        new Sentences().add(scored(category.label(), points, category.max())).addTo(json);
    }

    private void entry(ObjectNode json, JsonNode entry, BigDecimal total) {
        Item item = policy.itemsByCode().get(entry.path("item").asText());
        Text label = item == null ? Worked.same(entry.path("item").asText()) : item.label();
        BigDecimal points = entry.path("points").decimalValue();
        json.set("item", entry.path("item"));
        Sentences.put(json, "label", label);
        for (String member : List.of("record", "points", "max", "reason")) {
            if (entry.has(member)) {
                json.set(member, entry.get(member));
            }
        }
        Sentences sentences = new Sentences().add(scored(label, points, item == null ? null : item.max()));
        RuleModel rule = rules.get(entry.path("rule").asText());
        JsonNode firing = firing(entry, rule);
        ArrayNode own = json.putArray("values");
        ArrayNode compared = json.putArray("comparedWith");
        if (rule != null && firing != null) {
            values.addOwn(own, rule, item, firing.path("matched"), sentences);
            values.addCompared(compared, rule, item, firing.path("matched"), sentences);
            steps(json, rule, sentences);
        }
        Worked worked = rule == null || firing == null ? otherwise(item) : worked(rule, item, entry, firing, total);
        if (worked == null) {
            json.putNull("arithmetic");
            sentences.add(Messages.text("explained-not-arithmetic"));
        } else {
            arithmetic(json.putObject("arithmetic"), worked, points, sentences);
        }
        authority(json, entry, points, sentences);
        if (firing != null) {
            json.set("file", firing.path("file"));
            json.set("line", firing.path("line"));
        }
        sentences.addTo(json);
    }

    /** The row of a table of steps that decided, where what the rules saw is known. */
    private void steps(ObjectNode json, RuleModel rule, Sentences sentences) {
        Judge judge = grounds.judge(rule.phase());
        SubjectFact subject =
                judge == null ? null : judge.facts().subject(result.path("id").asText());
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        if (judge != null && subject != null) {
            steps.put(rows, rule, judge.facts(), subject, sentences);
        }
        if (!rows.isEmpty()) {
            json.set("steps", rows);
        }
    }

    /** The firing that posted the entry. */
    private @Nullable JsonNode firing(JsonNode entry, @Nullable RuleModel rule) {
        LedgerCall call = rule == null ? null : call(rule);
        return firings.stream()
                .filter(firing -> firing.path("rule").equals(entry.path("rule")))
                .filter(firing -> !entry.has("record")
                        || call == null
                        || call.record() == null
                        || firing.path("matched")
                                .path(call.record())
                                .asText()
                                .equals(entry.path("record").asText()))
                .filter(firing -> StreamSupport.stream(firing.path("posted").spliterator(), false)
                        .anyMatch(posting -> posting.path("item").equals(entry.path("item"))))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LedgerCall call(RuleModel rule) {
        return rule.calls().stream()
                .filter(call -> call.posted() == PostingKind.ITEM)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Worked worked(
            RuleModel rule, @Nullable Item item, JsonNode entry, JsonNode firing, BigDecimal total) {
        LedgerCall call = call(rule);
        if (call == null) {
            return null;
        }
        BigDecimal others = total.subtract(entry.path("points").decimalValue());
        return Arithmetic.points(call, firing.path("matched"), item == null ? null : item.max(), others);
    }

    /** What the sheet itself gives where no rule does. */
    private static @Nullable Worked otherwise(@Nullable Item item) {
        Otherwise otherwise = item == null ? null : item.otherwise();
        if (item == null || otherwise == null) {
            return null;
        }
        BigDecimal points = otherwise.points() == null ? item.max() : otherwise.points();
        return points == null ? null : Worked.number(Exact.of(points));
    }

    private static void arithmetic(ObjectNode json, Worked worked, BigDecimal points, Sentences sentences) {
        // A trace keeps ten decimals of a number that has no finite ones.
        boolean isExact = worked.value().rounded(POINTS_DECIMALS).compareTo(points) == 0;
        String sign = isExact ? " = " : " ≈ ";
        String result = sign + Worked.shown(points);
        Text shown = worked.binding() == 3
                ? worked.text()
                : new Text(worked.text().zh() + result, worked.text().en() + result);
        json.put("zh", shown.zh()).put("en", shown.en()).put("result", points).put("reproduces", isExact);
        if (worked.binding() < 3) {
            sentences.add(shown);
        }
    }

    private void authority(ObjectNode json, JsonNode entry, BigDecimal points, Sentences sentences) {
        json.set("basis", entry.path("basis"));
        json.set("origin", entry.path("origin"));
        Origin origin = Origin.of(entry.path("origin").asText());
        ArrayNode named = json.putArray("readings");
        for (JsonNode code : entry.path("readings")) {
            Reading reading = readings.get(code.asText());
            if (reading != null) {
                ObjectNode each = named.addObject().put("code", reading.code());
                each.put("origin", reading.origin().code());
                Sentences.put(each, "takes", reading.takes());
                origin = reading.origin().compareTo(origin) > 0 ? reading.origin() : origin;
            }
        }
        String basis = entry.path("basis").asText();
        sentences.add(
                switch (origin) {
                    case TEXT -> Messages.text("explained-clause.text", basis);
                    case READING -> Messages.text("explained-clause.reading", basis);
                    case ASSUMED -> Messages.text("explained-clause.assumed", basis);
                });
        byOrigin.merge(origin, points, BigDecimal::add);
        moved = moved.add(points.abs());
        movedByAssumption = movedByAssumption.add(origin == Origin.ASSUMED ? points.abs() : BigDecimal.ZERO);
        json.put("restsOn", origin.code());
        json.set("rule", entry.path("rule"));
    }

    private BigDecimal pointsBy(Origin origin) {
        return byOrigin.getOrDefault(origin, BigDecimal.ZERO);
    }

    /** What of the total rests on the text, on readings of it and on assumptions; adds up to the total. */
    private void origins(ObjectNode json, BigDecimal total) {
        ObjectNode rests = json.putObject("restsOn");
        Stream.of(Origin.values()).forEach(origin -> rests.put(origin.code(), Decimals.plain(pointsBy(origin))));
        BigDecimal assumed = pointsBy(Origin.ASSUMED);
        Sentences sentences = new Sentences().add(Messages.text("explained-total", Worked.shown(total)));
        if (moved.signum() > 0) {
            BigDecimal share = Decimals.plain(
                    movedByAssumption.multiply(HUNDRED).divide(moved, SHARE_DECIMALS, RoundingMode.HALF_UP));
            json.put("assumedShare", share);
            sentences.add(Messages.text("explained-assumed-share", Worked.shown(assumed), share));
        } else {
            json.putNull("assumedShare");
            sentences.add(Messages.text("explained-assumed", Worked.shown(assumed)));
        }
        sentences.addTo(json);
    }

    private static Text scored(Text label, BigDecimal points, @Nullable BigDecimal max) {
        return max == null
                ? Messages.text("explained-points", label, Worked.shown(points))
                : Messages.text("explained-points-of", label, Worked.shown(points), max);
    }
}
