package plumbline.rules.drl;

import java.util.List;

/**
 * A rule as its file writes it. All that is asked of a rule is asked of this tree, and what the engine compiles is
 * printed from it. Immutable.
 *
 * @param isWhole whether each of its conditions could be read; if not, those before the fault are here
 * @param calls of the ledger, in the order of the text
 */
public record RuleTree(RuleText text, List<Condition> conditions, boolean isWhole, List<Expression.Call> calls) {
    public RuleTree {
        conditions = List.copyOf(conditions);
        calls = List.copyOf(calls);
    }

    public String name() {
        return text.title();
    }
}
