package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.facts.SubjectFact;
import plumbline.ledger.PostingKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.rules.check.Rule;
import plumbline.rules.judge.Judge;
import plumbline.rules.judge.Judgement;
import plumbline.rules.model.LedgerCall;
import plumbline.rules.model.RuleModel;
import plumbline.text.Decimals;
import plumbline.text.Messages;
import plumbline.text.Text;

/** For each item the rules that fired, and of those that did not the one that came nearest. Used by one explanation. */
final class WhyNot {
    private final Grounds grounds;
    private final Policy policy;
    private final JsonNode result;
    private final List<JsonNode> firings;
    private final Conditions conditions;
    private final StepRows steps;

    /** @param result of the subject */
    WhyNot(Grounds grounds, JsonNode result) {
        this.grounds = grounds;
        this.policy = grounds.policy();
        this.result = result;
        this.firings = grounds.firings(result.path("id").asText());
        FactWords words = new FactWords(policy);
        this.conditions = new Conditions(words);
        this.steps = new StepRows(policy, words);
    }

    /** By item and by grade; null when what the rules saw is not known. */
    JsonNode all() {
        if (!grounds.areSeen()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("items");
        policy.items().forEach(item -> item(items, item));
        ArrayNode grades = json.putArray("grades");
        policy.grades().forEach(grade -> grade(grades, grade));
        return json;
    }

    /** One rule with all of its conditions; null when what it saw is not known. */
    JsonNode of(Rule rule) {
        Judgement judgement = judged(rule, Map.of());
        if (judgement == null) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        told(json, judgement, null);
        return json;
    }

    private void item(ArrayNode array, Item item) {
        List<Rule> rules = grounds.rules().stream()
                .filter(rule -> posts(rule, call -> call.posted() == PostingKind.ITEM))
                .filter(rule -> rule.items() == null
                        || Objects.requireNonNull(rule.items()).contains(item.code()))
                .toList();
        List<Rule> fired = rules.stream()
                .filter(rule ->
                        hasFired(rule, posting -> posting.path("item").asText().equals(item.code())))
                .toList();
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Sentences sentences = new Sentences();
        fired.forEach(rule -> rows(rows, rule, sentences));
        Judgement nearest = nearest(rules, fired, rule -> ofItem(rule, item.code()));
        if (nearest == null && rows.isEmpty()) {
            return;
        }
        ObjectNode json = array.addObject().put("item", item.code());
        Sentences.put(json, "label", item.label());
        ArrayNode named = json.putArray("fired");
        fired.forEach(rule -> place(named.addObject(), rule));
        json.set("steps", rows);
        if (nearest == null) {
            json.putNull("nearest");
        } else {
            told(json.putObject("nearest"), nearest, item);
        }
        if (!rows.isEmpty()) {
            sentences.addTo(json);
        }
    }

    private void rows(ArrayNode rows, Rule rule, Sentences sentences) {
        Judge judge = grounds.judge(rule.phase());
        SubjectFact subject =
                judge == null ? null : judge.facts().subject(result.path("id").asText());
        if (judge != null && subject != null) {
            steps.put(rows, grounds.model(rule), judge.facts(), subject, sentences);
        }
    }

    /** A rule that names its item by a variable is asked for this one. */
    private static Map<String, Object> ofItem(Rule rule, String item) {
        String variable = rule.ref().item();
        return variable != null && variable.startsWith("$") ? Map.of(variable, item) : Map.of();
    }

    private void grade(ArrayNode array, GradeKind grade) {
        if (grade.code().equals(result.path("grade").asText())) {
            return;
        }
        List<Rule> rules = grounds.rules().stream()
                .filter(rule -> posts(
                        rule,
                        call -> (call.posted() == PostingKind.GRADE || call.posted() == PostingKind.PROPOSAL)
                                && grade.code().equals(call.code())))
                .toList();
        List<Rule> fired =
                rules.stream().filter(rule -> hasFired(rule, posting -> true)).toList();
        Judgement nearest = nearest(rules, fired, rule -> Map.of());
        if (nearest != null) {
            ObjectNode json = array.addObject().put("grade", grade.code());
            Sentences.put(json, "label", grade.label());
            told(json.putObject("nearest"), nearest, null);
        }
    }

    private boolean posts(Rule rule, Predicate<LedgerCall> call) {
        return grounds.model(rule).calls().stream().anyMatch(call);
    }

    private boolean hasFired(Rule rule, Predicate<JsonNode> posting) {
        return firings.stream()
                .filter(firing -> firing.path("rule").asText().equals(rule.ref().name()))
                .anyMatch(firing -> StreamSupport.stream(firing.path("posted").spliterator(), false)
                        .anyMatch(posting));
    }

    private interface Fixing {
        Map<String, Object> of(Rule rule);
    }

    private @Nullable Judgement nearest(List<Rule> rules, List<Rule> fired, Fixing fixing) {
        return rules.stream()
                .filter(rule -> !fired.contains(rule))
                .map(rule -> judged(rule, fixing.of(rule)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Comparator.comparing((Judgement judgement) -> judgement.isSatisfied() == null)
                        .thenComparingLong(Judgement::failing)
                        .thenComparing(Judgement::distance))
                .orElse(null);
    }

    private @Nullable Judgement judged(Rule rule, Map<String, Object> fixed) {
        Judge judge = grounds.judge(rule.phase());
        if (judge == null) {
            return null;
        }
        Map<String, Object> all = new HashMap<>(fixed);
        String owner = grounds.model(rule).calls().stream()
                .map(LedgerCall::subject)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        SubjectFact subject = judge.facts().subject(result.path("id").asText());
        if (owner != null && subject == null) {
            return null;
        }
        if (owner != null && subject != null) {
            all.put(owner, subject);
        }
        return judge.of(rule, all);
    }

    private static ObjectNode place(ObjectNode json, Rule rule) {
        return json.put("rule", rule.ref().name())
                .put("file", rule.ref().file())
                .put("line", rule.ref().line());
    }

    private void told(ObjectNode json, Judgement judgement, @Nullable Item item) {
        place(json, judgement.rule());
        Boolean isSatisfied = judgement.isSatisfied();
        json.put("satisfied", isSatisfied);
        String name = judgement.rule().ref().name();
        Sentences sentences = new Sentences()
                .add(
                        isSatisfied == null
                                ? Messages.text("explained-why-not.open", name)
                                : isSatisfied
                                        ? Messages.text("explained-why-not.fired", name)
                                        : Messages.text("explained-why-not", name));
        List<Text> open = conditions.put(json.putArray("conditions"), judgement.conditions());
        open.forEach(sentences::add);
        BigDecimal points = item == null || Boolean.TRUE.equals(isSatisfied) ? null : points(judgement.rule(), item);
        if (points != null && item != null) {
            BigDecimal more = points.subtract(current(item));
            json.put("points", Decimals.plain(points)).put("more", Decimals.plain(more));
            sentences.add(Messages.text("explained-would-give", Worked.shown(points), Worked.shown(current(item))));
        }
        sentences.addTo(json);
    }

    private BigDecimal current(Item item) {
        return StreamSupport.stream(result.path("entries").spliterator(), false)
                .filter(entry -> entry.path("item").asText().equals(item.code()))
                .map(entry -> entry.path("points").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the rule would give, where that is a number that it writes. */
    private @Nullable BigDecimal points(Rule rule, Item item) {
        RuleModel model = grounds.model(rule);
        LedgerCall call = model.calls().stream()
                .filter(each -> each.posted() == PostingKind.ITEM)
                .findFirst()
                .orElseThrow();
        if (call.called().name().equals("awardMax")) {
            return item.max();
        }
        BigDecimal written = call.points();
        boolean isPlain = Set.of("award", "deduct").contains(call.called().name());
        return written == null || !isPlain ? null : call.takes() ? written.negate() : written;
    }
}
