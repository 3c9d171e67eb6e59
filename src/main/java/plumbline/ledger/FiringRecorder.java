package plumbline.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Deadline;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;

/**
 * Knows which rule is firing and keeps what each firing posted. It belongs to one evaluation and one thread; rules
 * cannot reach it.
 */
public final class FiringRecorder {
    private final List<Firing> firings = new ArrayList<>();
    private List<Posting> posted = List.of();
    private Set<String> asGiven = Set.of();
    private @Nullable RuleRef rule;
    private Function<String, @Nullable Object> bindings = name -> null;

    /**
     * A rule is about to fire.
     *
     * @param valueOf the value bound to a name such as {@code $ratio}, or null
     */
    public void begin(RuleRef firing, Function<String, @Nullable Object> valueOf) {
        rule = firing;
        bindings = valueOf;
        posted = List.of();
    }

    /** The rule has fired on these values. */
    public void end(Phase phase, Map<String, Object> matched) {
        firings.add(new Firing(firings.size() + 1, phase, current(), matched, posted));
        rule = null;
    }

    /** What is derived under these codes is taken as it is given in this evaluation, and so shown. */
    public void showAsGiven(Set<String> codes) {
        asGiven = Set.copyOf(codes);
    }

    boolean isAsGiven(String code) {
        return asGiven.contains(code);
    }

    /** The rule that is firing; null between firings. */
    public @Nullable RuleRef rule() {
        return rule;
    }

    public List<Firing> firings() {
        return firings;
    }

    RuleRef current() {
        return Objects.requireNonNull(rule, "no rule is firing");
    }

    @Nullable
    Object binding(String name) {
        return bindings.apply(name);
    }

    void post(Posting posting) {
        Deadline.checkRunning();
        if (posted.isEmpty()) {
            posted = List.of(posting);
        } else {
            posted = posted.size() == 1 ? new ArrayList<>(posted) : posted;
            posted.add(posting);
        }
    }
}
