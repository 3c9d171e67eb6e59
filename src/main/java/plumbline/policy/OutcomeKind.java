package plumbline.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * What an evaluation may say of a subject, or of the cohort, beside the points.
 *
 * @param ofCohort whether it is said once of the cohort rather than of subjects
 * @param unit of its value; null when it has none
 * @param decimals to how many places its value is rounded, half-up; null when it is not a rounded number
 * @param pool code of the context's member that is shared out by this outcome, to the last of its {@code decimals};
 *     null when it is not an allocation
 */
public record OutcomeKind(
        String code,
        Text label,
        boolean ofCohort,
        @Nullable String unit,
        @Nullable Integer decimals,
        @Nullable String pool,
        Authority authority) {
    /** The units that packs and answers name by a code. */
    private static final Map<String, String> UNITS = Map.of("days", "天", "workingDays", "个工作日");

    /** A unit as people read it in Chinese. */
    public static String unitInChinese(String unit) {
        return UNITS.getOrDefault(unit, unit);
    }
}
