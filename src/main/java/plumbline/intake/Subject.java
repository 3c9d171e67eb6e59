package plumbline.intake;

import java.util.Map;

/**
 * Who is scored.
 *
 * @param values indicators by code: BigDecimal, Boolean, String, LocalDate, {@link plumbline.policy.Ratings}, for
 *     records a list of their values by key; an absent optional one is not among them
 */
public record Subject(String id, String name, Map<String, Object> values) {
    public Subject {
        values = Map.copyOf(values);
    }
}
