package plumbline.rules.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.policy.Item;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleTree;

/** Checks the calls between {@code then} and {@code end}. */
final class ConsequenceCheck {
    private final Policy policy;
    private final FileFindings findings;
    private final FieldValues known;

    ConsequenceCheck(Policy policy, FileFindings findings, FieldValues known) {
        this.policy = policy;
        this.findings = findings;
        this.known = known;
    }

    /** Checks what the rule does; answers what it calls. */
    List<Signature> check(
            RuleTree rule,
            @Nullable Phase phase,
            @Nullable String item,
            @Nullable Set<String> items,
            Map<String, Value> variables) {
        if (rule.text().consequence().isEmpty()) {
            findings.error(rule.text().then(), "empty-then");
        }
        List<Signature> called = new ArrayList<>();
        Map<String, Value> shown = shown(item, variables);
        Typing typing = new Typing(
                findings, known, new Typing.Scope(null, Map.of(), Set.of(), variables, new ExactComparisons()));
        for (Expression.Call call : rule.calls()) {
            List<Value> values = call.arguments().stream().map(typing::of).toList();
            Signature signature = new Calls(findings, known.ledger()).check(call, values);
            called.add(signature);
            new PostingCheck(policy, findings).check(rule.text(), phase, item, items, call, signature);
            placeholders(call, signature, values, shown);
        }
        return called;
    }

    /** What reasons may show beside indicators: what the conditions bind, and what the rule's item measures. */
    private Map<String, Value> shown(@Nullable String item, Map<String, Value> variables) {
        Item scored = item == null ? null : policy.itemsByCode().get(item);
        if (scored == null || scored.measured() == null) {
            return variables;
        }
        Map<String, Value> shown = new LinkedHashMap<>(variables);
        shown.putIfAbsent(Otherwise.ITEM, Value.of(Value.Sort.TEXT));
        return shown;
    }

    private void placeholders(
            Expression.Call call, Signature called, List<Value> values, Map<String, Value> variables) {
        boolean ofSubject = values.stream().anyMatch(value -> value.sort() == Value.Sort.SUBJECT || value.isUnknown());
        for (Expression argument : call.arguments()) {
            if (argument.word() != null) {
                new Placeholders(policy, findings).check(argument.at(), ofSubject, called, variables);
            }
        }
    }
}
