package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.policy.Authority;
import plumbline.policy.Ratings;

/** Values, and on whose authority they stand, in JSON. Stateless. */
public final class ValueJson {
    private ValueJson() {}

    /** By which clause, on whose authority, and on which readings. */
    public static void authority(ObjectNode json, Authority authority) {
        json.put("basis", authority.basis()).put("origin", authority.origin().code());
        readings(json, authority);
    }

    static void readings(ObjectNode json, Authority authority) {
        if (!authority.readings().isEmpty()) {
            ArrayNode readings = json.putArray("readings");
            authority.readings().forEach(readings::add);
        }
    }

    /** The values that are there, in the order of the codes. */
    static void values(ObjectNode json, Iterable<String> codes, Map<String, Object> values) {
        for (String code : codes) {
            Object value = values.get(code);
            if (value != null) {
                put(json, code, value);
            }
        }
    }

    /** Writes a number where there is one. */
    public static void putIfKnown(ObjectNode json, String name, @Nullable BigDecimal value) {
        if (value != null) {
            json.put(name, Exact.plain(value));
        }
    }

    /** Writes a text where there is one. */
    public static void putIfKnown(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** A value as JSON writes it; a number without finite decimals is rounded to ten. */
    static void put(ObjectNode json, String name, Object value) {
        if (value instanceof BigDecimal number) {
            json.put(name, Exact.plain(number));
        } else if (value instanceof Boolean flag) {
            json.put(name, flag);
        } else if (value instanceof Integer || value instanceof Long) {
            json.put(name, ((Number) value).longValue());
        } else if (value instanceof Exact exact) {
            json.put(name, exact.rounded(10));
        } else if (value instanceof Ratings ratings) {
            ObjectNode grades = json.putObject(name);
            ratings.gradeByRater().forEach(grades::put);
        } else if (value instanceof Map<?, ?> members) {
            map(json.putObject(name), members);
        } else if (value instanceof List<?> records) {
            ArrayNode array = json.putArray(name);
            records.forEach(record -> map(array.addObject(), (Map<?, ?>) record));
        } else {
            json.put(name, value.toString());
        }
    }

    private static void map(ObjectNode json, Map<?, ?> members) {
        Map<String, Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(name.toString(), value));
        sorted.forEach((name, value) -> put(json, name, value));
    }
}
