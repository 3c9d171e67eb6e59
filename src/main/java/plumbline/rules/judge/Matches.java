package plumbline.rules.judge;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.Condition;

/** The combinations of facts on which conditions hold, all of them. Used once. */
final class Matches {
    private final Search search;
    private boolean isSure = true;

    Matches(Search search) {
        this.search = search;
    }

    /** Whether there is any; null when that cannot be said. */
    @Nullable
    Boolean any(List<Condition> conditions, Map<String, Bound> bound) {
        if (each(conditions, bound, match -> false)) {
            return isSure ? false : null;
        }
        return true;
    }

    /** Whether all that there are were seen. */
    boolean isSure() {
        return isSure;
    }

    /** @param seen answers whether to go on; so does this */
    boolean each(List<Condition> conditions, Map<String, Bound> bound, Predicate<Map<String, Bound>> seen) {
        if (conditions.isEmpty()) {
            return seen.test(bound);
        }
        List<Condition> rest = conditions.subList(1, conditions.size());
        if (conditions.get(0) instanceof Condition.Quantified quantified) {
            Boolean exists = any(quantified.inner(), bound);
            isSure &= exists != null;
            return exists == null || exists == quantified.at().is("not") || each(rest, bound, seen);
        }
        if (!(conditions.get(0) instanceof Condition.Pattern pattern)) {
            isSure = false;
            return true;
        }
        for (Object fact : search.candidates(pattern, bound)) {
            if (!search.mayGoOn()) {
                isSure = false;
                return true;
            }
            Search.Taken taken = search.take(pattern, fact, bound);
            if (taken == null || taken.checked().stream().anyMatch(Checked::fails)) {
                continue;
            }
            if (taken.checked().stream().anyMatch(each -> each.holds() == null)) {
                isSure = false;
            } else if (!each(rest, taken.bound(), seen)) {
                return false;
            }
        }
        return true;
    }
}
