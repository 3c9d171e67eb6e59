package plumbline.library.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.facts.RuleRef;
import plumbline.ledger.SheetEntries;
import plumbline.library.pack.Pack;
import plumbline.library.pack.Step;
import plumbline.policy.Item;
import plumbline.text.Messages;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/**
 * How a pack's cases came out, and what they leave unproven.
 *
 * @param rules how many rules the pack has
 * @param fired how many of them fire in some case
 * @param gaps rules that fire in no case, conditional ones that fire for every subject of every case, and items that no case posts
 */
public record CaseReport(List<CaseResult> results, int rules, int fired, List<Text> gaps) {
    /**
     * Runs the pack's cases.
     *
     * @throws PackRejected when a file of cases is not in the form of one
     */
    public static CaseReport of(Pack pack) throws PackRejected {
        return of(pack, step -> {});
    }

    /**
     * Runs the cases of a pack.
     *
     * @param steps notified of each case before it is run
     */
    public static CaseReport of(Pack pack, Consumer<Step> steps) throws PackRejected {
        List<CaseResult> results = Casebook.run(pack, steps);
        List<RuleRef> rules = pack.rules().rules();
        List<Text> gaps = new ArrayList<>();
        for (RuleRef rule : rules) {
            long fired = results.stream()
                    .filter(result -> result.fired().contains(rule.name()))
                    .count();
            long evaluated =
                    results.stream().filter(result -> !result.fired().isEmpty()).count();
            long everywhere = results.stream()
                    .filter(result -> result.everywhere().contains(rule.name()))
                    .count();
            if (everywhere == evaluated && fired > 0 && pack.rules().isConditional(rule)) {
                gaps.add(Messages.text("gap-rule-never-silent", rule.name()));
            }
            if (fired == 0) {
                gaps.add(Messages.text("gap-rule-never-fires", rule.name()));
            }
        }
        Set<String> posted = new HashSet<>();
        results.forEach(result -> posted.addAll(result.posted()));
        for (Item item : pack.policy().items().toList()) {
            // What a category gives otherwise stands there once, and is shown by any of its items.
            boolean isShown = pack.policy()
                    .items()
                    .filter(other -> Objects.equals(other.otherwise(), item.otherwise()))
                    .anyMatch(other ->
                            results.stream().anyMatch(result -> result.fired().contains(SheetEntries.rule(other))));
            if (item.otherwise() != null && !isShown) {
                gaps.add(Messages.text("gap-otherwise-never-shown", item.code()));
            }
            if (!posted.contains(item.code())) {
                gaps.add(Messages.text("gap-item-never-posted", item.code()));
            }
        }
        long fired = rules.stream()
                .filter(rule ->
                        results.stream().anyMatch(result -> result.fired().contains(rule.name())))
                .count();
        return new CaseReport(results, rules.size(), (int) fired, gaps);
    }

    public List<CaseResult> failed() {
        return results.stream().filter(result -> !result.passed()).toList();
    }

    /** Whether there are cases, all passed, and nothing is left unproven. */
    public boolean passed() {
        return !results.isEmpty() && failed().isEmpty() && gaps.isEmpty();
    }

    /** One line: cases, and how many of the rules they let fire. */
    public String summary() {
        int failed = failed().size();
        int passed = results.size() - failed;
        return "%s 个用例通过，%s 个失败；%s 条规则中触发过 %s 条".formatted(passed, failed, rules, fired)
                + " / %s passed, %s failed; %s of %s rules fired".formatted(passed, failed, fired, rules);
    }
}
