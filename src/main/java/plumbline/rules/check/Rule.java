package plumbline.rules.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;
import plumbline.rules.drl.RuleTree;

/**
 * A rule that was read and checked.
 *
 * @param looks what its conditions look at, in the order of the text
 * @param types of all facts that its conditions mention
 * @param reads every field that its conditions read, as {@code Type.field}
 * @param conditional whether it fires for some subjects or cohorts only, as far as its conditions tell
 * @param variables the variables that its conditions bind, in the order of the text
 * @param joins how its conditions combine facts
 * @param items those that it can post to; null when only a run tells
 * @param measured what it measures by the name of an indicator
 */
public record Rule(
        RuleRef ref,
        Phase phase,
        RuleTree tree,
        List<Look> looks,
        Set<String> types,
        Set<String> reads,
        boolean conditional,
        Set<String> variables,
        JoinShape joins,
        @Nullable Set<String> items,
        Set<String> measured) {
    /**
     * A pattern of the rule.
     *
     * @param variable what it binds the fact to, such as {@code $bank}; null when it binds none
     * @param type of the fact
     * @param fields that its conditions read
     */
    public record Look(@Nullable String variable, String type, List<String> fields) {}
}
