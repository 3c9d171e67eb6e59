package plumbline.intake;

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

/** Reads a JSON document as a tree whose numbers keep every digit. Stateless. */
final class JsonTree {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private JsonTree() {}

    /**
     * The parser's whole document.
     *
     * @throws IOException when it is malformed, is empty, or continues after its end
     */
    static JsonNode read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "the document is empty", parser.currentLocation());
        }
        JsonNode root = value(parser);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text after the end of the document", parser.currentTokenLocation());
        }
        return root;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT -> MAKE.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE, VALUE_FALSE -> MAKE.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> MAKE.nullNode();
            default -> MAKE.textNode(parser.getText());
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

    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = MAKE.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = MAKE.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }
}
