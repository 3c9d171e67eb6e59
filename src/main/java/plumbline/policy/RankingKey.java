package plumbline.policy;

/**
 * What subjects are ranked by; the next key decides where one is equal.
 *
 * @param code {@code total}, {@code grade}, a category, or a key that rules post
 */
public record RankingKey(String code, boolean descending) {
    /** The code of the total. */
    public static final String TOTAL = "total";

    /** The code of the grade; ascending, the grade that the pack declares first comes first. */
    public static final String GRADE = "grade";
}
