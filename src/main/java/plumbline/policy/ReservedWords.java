package plumbline.policy;

import java.util.Set;
import javax.lang.model.SourceVersion;

/** Words that cannot be codes, since rules or what they are compiled to give them a meaning of their own. */
public final class ReservedWords {
    private static final Set<String> OF_RULES = Set.of(
            "rule",
            "when",
            "then",
            "end",
            "not",
            "exists",
            "and",
            "or",
            "in",
            "matches",
            "contains",
            "accumulate",
            "acc",
            "from",
            "collect",
            "eval",
            "forall",
            "query",
            "declare",
            "global",
            "function",
            "ledger",
            "owner",
            "memberOf",
            "excludes",
            "soundslike");

    private ReservedWords() {}

    public static boolean contains(String word) {
        return OF_RULES.contains(word) || SourceVersion.isKeyword(word);
    }
}
