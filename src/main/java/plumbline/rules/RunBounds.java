package plumbline.rules;

import java.time.Duration;
import plumbline.intake.Cohort;
import plumbline.rules.check.JoinShape;

/**
 * How far the rules of one evaluation may go.
 *
 * @param time for all phases together
 * @param firings of one phase
 * @param combinations of facts that one rule may have to look at in one phase
 */
record RunBounds(Duration time, int firings, long combinations) {
    /** Two thousand subjects under two hundred rules stay far within; pairs of all with all stop at some 1,400. */
    static final RunBounds DEFAULT = new RunBounds(Duration.ofSeconds(10), 1_000_000, JoinShape.MOST_COMBINATIONS);

    /** Subjects and records together for which the default is enough; for each one more there is so much more. */
    private static final int USUAL = 2_000;

    private static final Duration TIME_FOR_EACH = Duration.ofNanos(200_000);
    private static final int FIRINGS_FOR_EACH = 100;
    private static final int COMBINATIONS_FOR_EACH = 100;

    /** How much more all rules of a phase together may look at than one of them. */
    private static final int RULES_TOGETHER = 10;

    /** The bounds grow in step with the cohort, so that what takes pairs of all with all still stops. */
    static RunBounds of(Cohort cohort) {
        long more = Math.max(0, cohort.size() - USUAL);
        return new RunBounds(
                DEFAULT.time.plus(TIME_FOR_EACH.multipliedBy(more)),
                (int) Math.min(Integer.MAX_VALUE, DEFAULT.firings + FIRINGS_FOR_EACH * more),
                DEFAULT.combinations + COMBINATIONS_FOR_EACH * more);
    }

    long combinationsOfAll() {
        return combinations * RULES_TOGETHER;
    }
}
