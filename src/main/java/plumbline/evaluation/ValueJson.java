package plumbline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.policy.Authority;

/** Values, and on whose authority they stand, in JSON. Stateless. */
public final class ValueJson {
    private ValueJson() {}

    /** By which clause, on whose authority, and on which readings. */
    public static void authority(ObjectNode json, Authority authority) {
        json.put("basis", authority.basis()).put("origin", authority.origin().code());
        readings(json, authority);
    }

    private static void readings(ObjectNode json, Authority authority) {
        if (!authority.readings().isEmpty()) {
            ArrayNode readings = json.putArray("readings");
            authority.readings().forEach(readings::add);
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
}
