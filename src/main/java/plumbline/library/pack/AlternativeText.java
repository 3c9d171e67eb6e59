package plumbline.library.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Changes values of a {@code policy.yaml}: members of objects by their names, elements of lists by their codes, and items
 * of the sheet without their categories. Null takes away. Stateless.
 */
final class AlternativeText {
    private static final String ITEMS = "items";

    private AlternativeText() {}

    /** The first thing that is to be changed and that there is not, as a JSON Pointer into the changes; null for none. */
    static @Nullable String change(ObjectNode policy, JsonNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String pointer = change.getKey().equals(ITEMS)
                    ? items(policy, change.getValue())
                    : member(policy, change.getKey(), change.getValue());
            if (pointer != null) {
                return "/" + change.getKey() + pointer;
            }
        }
        return null;
    }

    private static @Nullable String items(ObjectNode policy, JsonNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            ArrayNode list = StreamSupport.stream(policy.path("categories").spliterator(), false)
                    .map(category -> category.path(ITEMS))
                    .filter(ArrayNode.class::isInstance)
                    .map(ArrayNode.class::cast)
                    .filter(items -> element(items, change.getKey()) >= 0)
                    .findFirst()
                    .orElse(null);
            String pointer = list == null ? "" : element(list, change.getKey(), change.getValue());
            if (pointer != null) {
                return "/" + change.getKey() + pointer;
            }
        }
        return null;
    }

    private static @Nullable String member(ObjectNode object, String name, JsonNode change) {
        JsonNode old = object.path(name);
        if (change.isNull()) {
            return object.remove(name) == null ? "" : null;
        }
        if (!change.isObject() || old.isValueNode() || old.isMissingNode()) {
            object.set(name, change.deepCopy());
            return null;
        }
        for (Map.Entry<String, JsonNode> part : change.properties()) {
            String pointer = old instanceof ArrayNode list
                    ? element(list, part.getKey(), part.getValue())
                    : member((ObjectNode) old, part.getKey(), part.getValue());
            if (pointer != null) {
                return "/" + part.getKey() + pointer;
            }
        }
        return null;
    }

    private static @Nullable String element(ArrayNode list, String code, JsonNode change) {
        int index = element(list, code);
        if (index < 0) {
            return "";
        }
        if (change.isNull()) {
            list.remove(index);
            return null;
        }
        if (!change.isObject()) {
            list.set(index, change.deepCopy());
            return null;
        }
        for (Map.Entry<String, JsonNode> part : change.properties()) {
            String pointer = member((ObjectNode) list.get(index), part.getKey(), part.getValue());
            if (pointer != null) {
                return "/" + part.getKey() + pointer;
            }
        }
        return null;
    }

    /** The place of the element with the code; negative when there is none. */
    private static int element(ArrayNode list, String code) {
        for (int i = 0; i < list.size(); i++) {
            JsonNode each = list.get(i);
            if (each.path("code").asText().equals(code)
                    || each.path("key").asText().equals(code)) {
                return i;
            }
        }
        return -1;
    }
}
