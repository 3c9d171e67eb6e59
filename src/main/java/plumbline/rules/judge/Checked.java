package plumbline.rules.judge;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;

/**
 * A condition of a rule, held against the facts.
 *
 * @param condition that it is, or stands in
 * @param expression what was asked of the fact; null where the question is whether there is such a fact
 * @param fact that it was asked of; null where there is none, or more than one
 * @param holds null when that cannot be said without the engine
 * @param actual the left side of a comparison; null where it is absent, or no comparison
 * @param threshold the right side; likewise
 * @param bound the variables as they were there
 */
public record Checked(
        Condition condition,
        @Nullable Expression expression,
        @Nullable Object fact,
        @Nullable Boolean holds,
        @Nullable Object actual,
        @Nullable Object threshold,
        Map<String, Bound> bound) {
    public boolean fails() {
        return Boolean.FALSE.equals(holds);
    }

    /** How far a number is from the bound; null for anything else. */
    public @Nullable Exact gap() {
        if (actual instanceof Exact own && threshold instanceof Exact limit) {
            Exact way = own.minus(limit);
            return way.signum() < 0 ? way.negated() : way;
        }
        return null;
    }
}
