package plumbline.policy;

import org.jspecify.annotations.Nullable;

/**
 * A number that follows from what a request gives of a subject, such as a growth or a value per head. It is exact, and
 * absent where something that it follows from is.
 *
 * @param of code of the indicator, or of what is derived before it, that it is worked out of
 * @param with code of the other one, or of the records' member; null where the way needs none
 * @param trim how many of the highest, and as many of the lowest records are left out
 * @param asGivenWhereMissing whether {@code of} is taken as it is for all subjects where any of them lacks
 *     {@code with}, so that all are compared in one way
 */
public record Derived(Indicator field, String of, Way way, String with, int trim, boolean asGivenWhereMissing) {
    /** How a derived number follows; each is a key of {@code policy.yaml} that names what it is worked out with. */
    public enum Way {
        /** The quotient. */
        PER("per", "share"),
        /** The difference. */
        LESS("less", "minus"),
        /** The percentage that it is of the other. */
        PERCENT_OF("percentOf", "percentage"),
        /** By how many per cent it is above the other. */
        GROWTH_OVER("growthOver", null),
        /** The mean of a member over the records. */
        MEAN("mean", null),
        /** The sum of a member over the records. */
        SUM("sum", null);

        private final String key;
        private final @Nullable String formula;

        Way(String key, @Nullable String formula) {
            this.key = key;
            this.formula = formula;
        }

        public String key() {
            return key;
        }

        /** The formula that gives the same of both numbers; null where it is not a single one. */
        public @Nullable String formula() {
            return formula;
        }

        /** Whether it is worked out over the subject's records. */
        public boolean isOfRecords() {
            return this == MEAN || this == SUM;
        }

        /** Whether the other number is divided by. */
        public boolean divides() {
            return this == PER || this == PERCENT_OF || this == GROWTH_OVER;
        }
    }

    public String code() {
        return field.code();
    }
}
