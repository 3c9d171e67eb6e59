package plumbline.rules.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.rules.check.Rule;

/**
 * How near a rule came to matching: its conditions on those facts on which the fewest of them fail.
 *
 * @param isWhole whether all combinations of facts were looked at
 */
public record Judgement(Rule rule, List<Checked> conditions, boolean isWhole) {
    /** A gap that is no number is farther than any that is. */
    private static final Exact FAR = Exact.of(1_000_000);

    public Judgement {
        conditions = List.copyOf(conditions);
    }

    /** Whether the rule matched; null when that cannot be said without the engine. */
    public @Nullable Boolean isSatisfied() {
        if (failing() > 0) {
            return isWhole ? false : null;
        }
        return unknown() > 0 ? null : true;
    }

    public long failing() {
        return conditions.stream().filter(Checked::fails).count();
    }

    long unknown() {
        return conditions.stream().filter(each -> each.holds() == null).count();
    }

    /** The widest gap in proportion to its bound. */
    public Exact distance() {
        Exact widest = Exact.ZERO;
        for (Checked condition : conditions) {
            if (condition.fails()) {
                Exact part = distance(condition);
                widest = part.compareTo(widest) > 0 ? part : widest;
            }
        }
        return widest;
    }

    private static Exact distance(Checked condition) {
        Exact gap = condition.gap();
        if (gap == null) {
            return FAR;
        }
        Exact limit = condition.threshold() instanceof Exact number ? number : Exact.ZERO;
        Exact size = limit.signum() < 0 ? limit.negated() : limit;
        return size.signum() == 0 ? gap : gap.dividedBy(size);
    }
}
