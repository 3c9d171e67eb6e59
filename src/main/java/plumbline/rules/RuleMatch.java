package plumbline.rules;

import java.util.Map;
import plumbline.facts.RuleRef;

/**
 * Facts that a rule's conditions match.
 *
 * @param bound the values of the rule's variables, those without a value left out
 */
public record RuleMatch(RuleRef rule, Map<String, Object> bound) {
    public RuleMatch {
        bound = Map.copyOf(bound);
    }
}
