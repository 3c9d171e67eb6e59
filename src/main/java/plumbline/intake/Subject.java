package plumbline.intake;

import java.util.Map;

/**
 * Who is scored.
 *
 * @param values indicators by code: BigDecimal for numbers, Boolean for flags; an absent optional one is not among them
 */
public record Subject(String id, String name, Map<String, Object> values) {
    public Subject {
        values = Map.copyOf(values);
    }
}
