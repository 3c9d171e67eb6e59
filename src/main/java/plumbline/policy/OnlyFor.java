package plumbline.policy;

import java.util.List;
import java.util.Map;

/**
 * The kind of subjects that something is for.
 *
 * @param indicator a choice, or true or false
 * @param is the choices of those that it is for
 */
public record OnlyFor(String indicator, List<String> is) {
    public OnlyFor {
        is = List.copyOf(is);
    }

    /** Whether it is for the subject of these values. */
    public boolean takes(Map<String, Object> values) {
        return is.contains(String.valueOf(values.get(indicator)));
    }
}
