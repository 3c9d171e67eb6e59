package plumbline.rules;

import java.util.List;
import java.util.Map;
import plumbline.ledger.Phase;
import plumbline.ledger.RuleRef;

/**
 * A rule as its text can be read without running it: what it compares with what, and what it posts.
 *
 * @param patterns in the order of the text, those within not and accumulate too
 * @param bound what each of the rule's variables stands for
 * @param calls of the ledger, in the order of the text
 */
public record Tier(
        RuleRef rule, Phase phase, List<FactPattern> patterns, Map<String, Term> bound, List<LedgerCall> calls) {
    public Tier {
        patterns = List.copyOf(patterns);
        bound = Map.copyOf(bound);
        calls = List.copyOf(calls);
    }
}
