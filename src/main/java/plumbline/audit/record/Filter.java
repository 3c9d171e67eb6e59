package plumbline.audit.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which evaluations are asked for; null where it does not matter.
 *
 * @param subject one who was evaluated
 * @param rule one that fired
 * @param trial whether it was one
 * @param from the first moment that counts
 * @param to the first that does not count any more
 */
public record Filter(
        @Nullable String policy,
        @Nullable String period,
        @Nullable String revision,
        @Nullable String subject,
        @Nullable String rule,
        @Nullable Boolean trial,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** Asks for all. */
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);

    /** The conditions on an {@code evaluation e}, whose parameters are those of {@link #parameters}. */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        parameters().keySet().forEach(name -> conditions.add(condition(name)));
        return conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        put(parameters, "policy", policy);
        put(parameters, "period", period);
        put(parameters, "revision", revision);
        put(parameters, "subject", subject);
        put(parameters, "rule", rule);
        put(parameters, "trial", trial == null ? null : trial ? 1 : 0);
        put(parameters, "from", from == null ? null : from.toEpochMilli());
        put(parameters, "to", to == null ? null : to.toEpochMilli());
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        Optional.ofNullable(value).ifPresent(given -> parameters.put(name, given));
    }

    private static String condition(String parameter) {
        return switch (parameter) {
            case "subject", "rule" ->
                "e.seq in (select seq from evaluation_term where kind = '%1$s' and term = :%1$s)".formatted(parameter);
            case "from" -> "e.at_millis >= :from";
            case "to" -> "e.at_millis < :to";
            default -> "e.%1$s = :%1$s".formatted(parameter);
        };
    }
}
