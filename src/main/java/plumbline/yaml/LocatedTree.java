package plumbline.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.text.Finding;
import plumbline.text.Lines;
import plumbline.text.Messages;
import plumbline.text.PlaceName;

/**
 * A YAML document as a tree that remembers where each of its values stood, so that whoever checks it can name the
 * place. Numbers keep every digit. Immutable by convention: nobody changes the tree.
 *
 * @param file how findings name it
 * @param lines of its text
 * @param values how many keys and values it has
 */
public record LocatedTree(String file, Lines lines, JsonNode root, Place place, int values) {
    /**
     * Where a value was, or its key if it has one, and the places of what is in it.
     *
     * @param line from 1
     * @param column from 1, in characters
     */
    public record Place(int line, int column, Map<String, Place> members, List<Place> elements) {}

    /** Where the value with this JSON Pointer stood, or its nearest surrounding value that is known. */
    public Place place(String pointer) {
        Place at = place;
        for (String part : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            Place next = at.elements().isEmpty()
                    ? at.members().get(part.replace("~1", "/").replace("~0", "~"))
                    : element(at.elements(), part);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** An error at the value with this JSON Pointer. */
    public Finding error(String pointer, @Messages.Key String key, Object... values) {
        Place at = place(pointer);
        return Finding.error(file, at.line(), at.column(), lines.quoted(at.line()), key, values);
    }

    /** The place of the pointer as people count: {@code categories[2] “bonus”}. */
    public String name(String pointer) {
        return PlaceName.of(root, pointer, file);
    }

    private static @Nullable Place element(List<Place> elements, String index) {
        boolean isIndex =
                !index.isEmpty() && index.length() < 9 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        int at = isIndex ? Integer.parseInt(index) : elements.size();
        return at < elements.size() ? elements.get(at) : null;
    }

    /** A member's name as a reference token of a JSON Pointer (RFC 6901). */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
