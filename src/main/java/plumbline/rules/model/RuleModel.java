package plumbline.rules.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;

/**
 * A rule as its text can be read without running it: what it compares with what, and what it posts.
 *
 * @param reads every field that its conditions read, as {@code Type.field}
 * @param shown the names in the placeholders of its reasons
 * @param patterns in the order of the text, those within not and accumulate too
 * @param bound what each of the rule's variables is
 * @param items those that it can post to; null when only a run tells
 * @param accumulated of those variables, the ones that hold what was worked out over all objects of a kind
 * @param calls of the ledger, in the order of the text
 */
public record RuleModel(
        RuleRef rule,
        Phase phase,
        Set<String> reads,
        Set<String> shown,
        List<FactPattern> patterns,
        Map<String, Term> bound,
        @Nullable Set<String> items,
        Map<String, Accumulation> accumulated,
        List<LedgerCall> calls) {
    /**
     * What a variable holds that was worked out over all objects of a kind.
     *
     * @param function such as {@code max}
     * @param of what of each object
     */
    public record Accumulation(String function, Term of) {}

    public RuleModel {
        reads = Set.copyOf(reads);
        shown = Set.copyOf(shown);
        patterns = List.copyOf(patterns);
        bound = Map.copyOf(bound);
        accumulated = Map.copyOf(accumulated);
        calls = List.copyOf(calls);
    }
}
