package plumbline.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import plumbline.text.InChinese;

/** The grades that departments gave on one indicator. Immutable. */
public final class Ratings {
    private final Map<String, String> gradeByRater;
    private final List<BigDecimal> values;

    /**
     * Those who rated and how, in the order in which the policy names the raters.
     *
     * @param values what the grades are worth, in the same order
     */
    public Ratings(Map<String, String> gradeByRater, List<BigDecimal> values) {
        this.gradeByRater = new LinkedHashMap<>(gradeByRater);
        this.values = List.copyOf(values);
    }

    /** How many rated. */
    @InChinese("家数")
    public int getCount() {
        return values.size();
    }

    /** What the grades are worth together. */
    @InChinese("合计")
    public BigDecimal getSum() {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The grades by rater. */
    public Map<String, String> gradeByRater() {
        return new LinkedHashMap<>(gradeByRater);
    }

    @Override
    public String toString() {
        return gradeByRater.entrySet().stream()
                .map(rating -> rating.getKey() + "=" + rating.getValue())
                .collect(Collectors.joining(", "));
    }
}
