package plumbline.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.facts.RuleFault;
import plumbline.facts.RuleRef;

/** Sees to it that nothing is posted twice to the same place. */
final class NoDuplicates {
    private final Map<List<String>, RuleRef> ruleByPlace = new HashMap<>();

    /** @throws RuleFault naming the rule that posted to the place before */
    void check(RuleRef rule, PostingKind kind, String code, String subject, String key) {
        RuleRef earlier = ruleByPlace.putIfAbsent(List.of(kind.code(), code, subject, key), rule);
        if (earlier != null) {
            String what = code.isEmpty() ? kind.code() : code;
            String who = subject.isEmpty() ? "" : "（" + subject + "）";
            throw new RuleFault(
                    "posted-twice",
                    "“" + what + "”" + who + "已由规则“" + earlier.name() + "”给过，各档之间可能重叠",
                    what + " of " + subject + " was posted already by the rule \"" + earlier.name()
                            + "\"; two tiers may overlap");
        }
    }
}
