package plumbline.explanation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.explanation.MatchedValues.Named;
import plumbline.facts.Exact;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.judge.Checked;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Tells conditions that were held against facts: what was there, what was asked, and how far it is between the two. Immutable. */
final class Conditions {
    private final Phrases phrases;

    Conditions(FactWords words) {
        this.phrases = new Phrases(words);
    }

    /**
     * Puts the conditions into the list.
     *
     * @return the sentences of those that do not hold, or of which nobody can say
     */
    List<Text> put(ArrayNode array, List<Checked> conditions) {
        List<Text> open = new ArrayList<>();
        for (Checked condition : conditions) {
            ObjectNode json = array.addObject();
            json.put("condition", Phrases.written(condition));
            json.put("line", condition.condition().at().line());
            json.put("holds", condition.holds());
            Text said = said(json, condition);
            Sentences.put(json, "text", said);
            if (!Boolean.TRUE.equals(condition.holds())) {
                open.add(said);
            }
        }
        return open;
    }

    private Text said(ObjectNode json, Checked condition) {
        if (condition.holds() == null) {
            return Messages.text(
                    "explained-condition-open",
                    Phrases.written(condition),
                    condition.condition().at().line());
        }
        Expression expression = condition.expression();
        if (expression == null) {
            return found(condition, condition.holds());
        }
        if (expression instanceof Expression.Operation operation && operation.isComparison()) {
            return compared(json, condition, operation.left(), operation.sign(), operation.right());
        }
        if (expression instanceof Expression.Among among) {
            return compared(json, condition, among.value(), among.negated() ? "not in" : "in", null);
        }
        Text phrase = phrases.of(condition, expression);
        return condition.holds()
                ? Messages.text("explained-condition-met.phrase", phrase)
                : Messages.text("explained-condition-missed.phrase", phrase);
    }

    /** Whether there is such a fact. */
    private Text found(Checked condition, boolean holds) {
        if (condition.condition() instanceof Condition.Quantified quantified) {
            Text inner = Sentences.listed(quantified.inner().stream()
                    .map(each -> phrases.pattern(condition, each))
                    .toList());
            boolean isNot = quantified.at().is("not");
            if (isNot) {
                return holds
                        ? Messages.text("explained-none", inner)
                        : Messages.text("explained-none.but-there-is", inner);
            }
            return holds ? Messages.text("explained-some", inner) : Messages.text("explained-some.but-none", inner);
        }
        Text pattern = phrases.pattern(condition, condition.condition());
        return holds ? Messages.text("explained-some", pattern) : Messages.text("explained-some.but-none", pattern);
    }

    private Text compared(
            ObjectNode json, Checked condition, Expression left, String operator, @Nullable Expression right) {
        Named named = phrases.named(condition, left);
        if (named != null) {
            Sentences.put(json, "label", named.label());
            if (named.unit() != null) {
                json.put("unit", named.unit());
            }
        }
        json.set("actual", FactWords.json(condition.actual()));
        json.put("operator", operator);
        json.set("threshold", FactWords.json(condition.threshold()));
        Exact gap = condition.gap();
        if (gap != null) {
            json.set("gap", FactWords.json(gap));
        }
        Text label = named == null ? phrases.of(condition, left) : named.label();
        Text actual = FactWords.shown(named, condition.actual());
        Text threshold = FactWords.shown(named, condition.threshold());
        Text against = right == null || right instanceof Expression.Literal || phrases.named(condition, right) == null
                ? threshold
                : Messages.text("explained-value", phrases.of(condition, right), threshold);
        Text sign = Phrases.sign(operator);
        if (Boolean.TRUE.equals(condition.holds())) {
            return Messages.text("explained-condition-met", label, actual, sign, against);
        }
        return gap == null || gap.signum() == 0
                ? Messages.text("explained-condition-missed", label, actual, sign, against)
                : Messages.text("explained-condition-gap", label, actual, sign, against, FactWords.shown(named, gap));
    }
}
