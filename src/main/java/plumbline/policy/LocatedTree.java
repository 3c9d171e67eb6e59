package plumbline.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document (JSON or YAML) as a tree that remembers where each of its values stood, so that whoever checks it can name
 * the place. Numbers keep every digit. Immutable by convention: nobody changes the tree.
 */
public final class LocatedTree {
    private final JsonNode root;
    private final Map<String, JsonLocation> places;
    private final List<Again> again;

    /** A key that stood before in the same object. */
    public record Again(String key, JsonLocation first, JsonLocation second) {}

    private LocatedTree(JsonNode root, Map<String, JsonLocation> places, List<Again> again) {
        this.root = root;
        this.places = places;
        this.again = List.copyOf(again);
    }

    /**
     * Reads the parser's whole document.
     *
     * @throws IOException when it is malformed, is empty, or goes on behind its end
     */
    public static LocatedTree read(JsonParser parser) throws IOException {
        Map<String, JsonLocation> places = new HashMap<>();
        List<Again> again = new ArrayList<>();
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "the document is empty", parser.currentLocation());
        }
        JsonNode root = value(parser, "", places, again);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text behind the end of the document", parser.currentTokenLocation());
        }
        return new LocatedTree(root, places, again);
    }

    /** Keys that stand twice in one object, where the parser lets them pass. */
    List<Again> again() {
        return again;
    }

    public JsonNode root() {
        return root;
    }

    /** Where the value with this JSON Pointer stood, or its nearest surrounding value that is known. */
    public JsonLocation place(String pointer) {
        String known = pointer;
        while (!places.containsKey(known) && known.contains("/")) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        @Nullable JsonLocation place = places.get(known);
        return place == null ? JsonLocation.NA : place;
    }

    private static JsonNode value(
            JsonParser parser, String pointer, Map<String, JsonLocation> places, List<Again> again) throws IOException {
        places.putIfAbsent(pointer, parser.currentTokenLocation());
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, pointer, places, again);
            case START_ARRAY -> array(parser, pointer, places, again);
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
            default -> JsonNodeFactory.instance.textNode(parser.getText());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        try {
            return DecimalNode.valueOf(parser.getDecimalValue());
        } catch (NumberFormatException outOfRange) {
            throw new StreamConstraintsException(
                    "the number's exponent is out of range", parser.currentTokenLocation());
        }
    }

    private static ObjectNode object(
            JsonParser parser, String pointer, Map<String, JsonLocation> places, List<Again> again) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String member = pointer + "/" + escaped(name);
            JsonLocation first = places.put(member, parser.currentTokenLocation());
            if (first != null) {
                again.add(new Again(name, first, parser.currentTokenLocation()));
            }
            parser.nextToken();
            object.set(name, value(parser, member, places, again));
        }
        return object;
    }

    private static ArrayNode array(
            JsonParser parser, String pointer, Map<String, JsonLocation> places, List<Again> again) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), places, again));
        }
        return array;
    }

    /** A member's name as a reference token of a JSON Pointer (RFC 6901). */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
