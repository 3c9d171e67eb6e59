package plumbline.policy;

import org.jspecify.annotations.Nullable;

/**
 * What subjects are ranked by; the next key decides where one is equal.
 *
 * @param decimals to which values are rounded, half-up, before they are compared; null for exact values
 * @param code {@code total}, {@code grade}, a category, or a key that rules post
 */
public record RankingKey(String code, boolean descending, @Nullable Integer decimals) {
    /** The code of the total. */
    public static final String TOTAL = "total";

    /** The code of the grade; ascending, the grade that the pack declares first comes first. */
    public static final String GRADE = "grade";
}
