package plumbline.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Deadline;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;

/**
 * Knows which rule is firing and keeps what each firing posted. It belongs to one evaluation and one thread; rules
 * cannot reach it.
 */
public final class FiringRecorder {
    private final boolean keeping;
    private final List<Firing> firings = new ArrayList<>();
    private final Map<RuleRef, int[]> counts = new HashMap<>();
    private int[] count = new int[1];
    private List<Posting> posted = List.of();
    private Set<String> asGiven = Set.of();
    private @Nullable RuleRef latest;
    private @Nullable RuleRef rule;
    private Function<String, @Nullable Object> bindings = name -> null;

    /** @param keeping whether each firing is kept, with what it posted */
    public FiringRecorder(boolean keeping) {
        this.keeping = keeping;
    }

    /**
     * A rule is about to fire.
     *
     * @param valueOf the value bound to a name such as {@code $ratio}, or null
     */
    @SuppressWarnings("ReferenceEquality") // what is not the same is looked up
    public void begin(RuleRef firing, Function<String, @Nullable Object> valueOf) {
        // A rule mostly fires many times running.
        if (firing != latest) {
            latest = firing;
            count = counts.computeIfAbsent(firing, any -> new int[1]);
        }
        count[0]++;
        rule = firing;
        bindings = valueOf;
        posted = List.of();
    }

    /**
     * The rule has fired.
     *
     * @param matched the values on which it did; asked for only where firings are kept
     */
    public void end(Phase phase, Supplier<Map<String, Object>> matched) {
        if (keeping) {
            firings.add(new Firing(firings.size() + 1, phase, current(), matched.get(), posted));
        }
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

    /** Every firing in its order, where they are kept. */
    public List<Firing> firings() {
        return firings;
    }

    /** The rule that has fired most often. */
    public RuleRef mostFired() {
        return Collections.max(counts.entrySet(), Comparator.comparingInt(each -> each.getValue()[0]))
                .getKey();
    }

    RuleRef current() {
        return Objects.requireNonNull(rule, "no rule is firing");
    }

    @Nullable
    Object binding(String name) {
        return bindings.apply(name);
    }

    void post(PostingKind kind, String code, @Nullable Object value, @Nullable String subject) {
        Deadline.checkRunning();
        if (!keeping) {
            return;
        }
        Posting posting = new Posting(kind, code, value, subject);
        if (posted.isEmpty()) {
            posted = List.of(posting);
        } else {
            posted = posted.size() == 1 ? new ArrayList<>(posted) : posted;
            posted.add(posting);
        }
    }
}
