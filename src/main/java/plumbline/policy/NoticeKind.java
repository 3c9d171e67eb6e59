package plumbline.policy;

import java.util.List;
import plumbline.text.Text;

/**
 * A notice that a pack raises for a person to decide; those named here the service raises itself where declared, and that
 * there is nothing to share also where it is not.
 */
public record NoticeKind(String code, Text message, Authority authority) {
    /** Equals at the boundary of a quota were left out. */
    public static final String TIE_AT_BOUNDARY = "tie-at-boundary";
    /** More subjects hold a seat than the quota has. */
    public static final String QUOTA_EXCEEDED = "quota-exceeded";
    /** A subject does not take part. */
    public static final String EXCLUDED = "excluded";
    /** A subject that the policy names is not in the request. */
    public static final String COHORT_INCOMPLETE = "cohort-incomplete";
    /** Nobody has a claim on a pool, or a score to share by. */
    public static final String NOTHING_TO_SHARE = "nothing-to-share";

    /** Every notice that the service raises itself. */
    public static final List<String> OWN =
            List.of(TIE_AT_BOUNDARY, QUOTA_EXCEEDED, EXCLUDED, COHORT_INCOMPLETE, NOTHING_TO_SHARE);
}
