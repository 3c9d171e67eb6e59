package plumbline.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Names a place in a document as people count: {@code categories[2] “bonus”.items[1]} for {@code /categories/1/items/0}. */
public final class PlaceName {
    /** By these the elements of lists are known. */
    private static final List<String> NAMES = List.of("code", "id", "key", "name");

    private PlaceName() {}

    /** The place of the pointer; {@code policy.yaml} or the like, as given, for the whole document. */
    public static String of(JsonNode root, String pointer, String whole) {
        StringBuilder name = new StringBuilder();
        JsonNode at = root;
        for (String part : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            String key = part.replace("~1", "/").replace("~0", "~");
            boolean isElement = at.isArray();
            at = isElement ? at.path(Integer.parseInt(key)) : at.path(key);
            if (isElement) {
                name.append('[').append(Integer.parseInt(key) + 1).append(']').append(label(at));
            } else {
                name.append(name.isEmpty() ? "" : ".").append(key);
            }
        }
        return name.isEmpty() ? whole : name.toString();
    }

    private static String label(JsonNode element) {
        return NAMES.stream()
                .map(element::path)
                .filter(JsonNode::isTextual)
                .map(value -> "“" + value.textValue() + "”")
                .findFirst()
                .orElse("");
    }
}
