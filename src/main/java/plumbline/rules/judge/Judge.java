package plumbline.rules.judge;

import java.util.Map;
import plumbline.ledger.RuleApi;
import plumbline.rules.check.Rule;

/** Says how near rules of one phase came to matching. Used by one thread. */
public final class Judge {
    private final RuleApi api;
    private final SeenFacts facts;

    public Judge(RuleApi api, SeenFacts facts) {
        this.api = api;
        this.facts = facts;
    }

    /**
     * The rule on those facts on which the fewest of its conditions fail.
     *
     * @param fixed what variables must hold, such as the subject that it is asked for; a fact that would give one of them
     *     another value is not meant
     */
    public Judgement of(Rule rule, Map<String, Object> fixed) {
        return new Search(api, facts, rule, fixed).best();
    }

    public SeenFacts facts() {
        return facts;
    }
}
