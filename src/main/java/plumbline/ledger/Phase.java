package plumbline.ledger;

import org.jspecify.annotations.Nullable;

/** The phases of an evaluation, in their order; a rule file names its own as its agenda group. */
public enum Phase {
    /** Rules post entries. Behind it the service adds up totals and ranks the subjects. */
    SCORE,
    /** Rules say what follows from totals and ranks. */
    GRADE,
    /** Rules claim parts of a pool. Behind it the service shares the pool out. */
    ALLOCATE;

    /** The agenda group's name. */
    public String group() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The phase with this agenda group, or null. */
    public static @Nullable Phase of(String group) {
        for (Phase phase : values()) {
            if (phase.group().equals(group)) {
                return phase;
            }
        }
        return null;
    }
}
