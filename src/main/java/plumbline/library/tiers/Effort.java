package plumbline.library.tiers;

/**
 * What the analysis of a pack may still cost, counted in values that are looked at: rules can name more values, and
 * cases hold more subjects, than can be tried against one another. What is not tried for want of it counts as
 * uncovered. Used by one thread.
 */
final class Effort {
    /** Some fifteen times what the largest of real packs takes. */
    static final long MOST = 5_000_000;

    /** Values that one term of a condition can be worth, and that are tried in one dimension. */
    static final int MOST_OF_A_TERM = 600;

    private long left;

    Effort(long most) {
        this.left = most;
    }

    /** Whether there was as much left; it is gone then. */
    boolean spend(long values) {
        left -= Math.min(values, left + 1);
        return left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
