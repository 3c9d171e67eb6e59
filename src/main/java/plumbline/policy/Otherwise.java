package plumbline.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a subject gets of an item for which no rule posts anything for it; the service posts it when the rules have
 * scored.
 *
 * @param points null for the item's maximum
 * @param reason as a rule gives one, with placeholders
 * @param basis the clause, where it is narrower than the item's
 * @param origin likewise
 * @param notice code of the notice that it raises; null for none
 * @param line of {@code policy.yaml} on which it stands, from 1
 */
public record Otherwise(
        @Nullable BigDecimal points,
        String reason,
        @Nullable String basis,
        @Nullable Origin origin,
        @Nullable String notice,
        int line) {
    /** The file that all of them stand in. */
    public static final String FILE = "policy.yaml";

    /** The placeholder for what the item measures. */
    public static final String ITEM = "$item";
}
