package plumbline.rules;

import java.time.Duration;
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

    /** How much more all rules of a phase together may look at than one of them. */
    private static final int RULES_TOGETHER = 10;

    long combinationsOfAll() {
        return combinations * RULES_TOGETHER;
    }
}
