package plumbline.rules.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.ledger.PostingKind;
import plumbline.policy.Item;
import plumbline.policy.Policy;
import plumbline.policy.read.PolicyReader;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleText;
import plumbline.text.Finding;

/** Compares the scoring sheet with all the rules together: every item is posted, and no two rules post one for all. */
final class SheetCheck {
    private final Policy policy;
    private final RuleFindings findings;
    private final Set<String> posted = new HashSet<>();
    private final Map<String, String> certain = new HashMap<>();
    private boolean isKnown = true;

    SheetCheck(Policy policy, RuleFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    /**
     * Takes note of a rule.
     *
     * @param items that it can post to; null when only a run tells
     * @param calls of the ledger
     * @param isCertain whether the rule fires once for every subject, whatever its values are
     */
    void add(FileFindings file, RuleText rule, @Nullable Set<String> items, List<Signature> calls, boolean isCertain) {
        boolean posts = calls.stream()
                .anyMatch(call -> call.posts() != null && call.posts().value() == PostingKind.ITEM);
        if (!posts) {
            return;
        }
        if (items == null) {
            isKnown = false;
            return;
        }
        posted.addAll(items);
        String place = file.file().name() + ":" + rule.start().line();
        for (String item : items) {
            String earlier = isCertain ? certain.putIfAbsent(item, place) : null;
            if (earlier != null) {
                file.error(rule.start(), "item-posted-twice", item, earlier);
            }
        }
    }

    /** What no rule posts; asked only when nothing else is wrong, since a faulty rule may be meant to post it. */
    void finish() {
        if (!findings.isEmpty() || !isKnown) {
            return;
        }
        for (Item item : policy.items().toList()) {
            if (!posted.contains(item.code())) {
                findings.add(Finding.error(PolicyReader.FILE, 0, 0, item.code(), "item-without-rule", item.code()));
            }
        }
    }
}
