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

/** Reads a JSON document, or parts of it, as trees whose numbers keep every digit. Belongs to one document. */
final class JsonTree {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final boolean isEscaped;
    private final Problems halves = new Problems();
    private long tokens;

    /**
     * At the document's first value.
     *
     * @param isEscaped whether the document has an escape that could write half of a character
     * @throws IOException when it is malformed or empty
     */
    JsonTree(JsonParser parser, boolean isEscaped) throws IOException {
        this.parser = parser;
        this.isEscaped = isEscaped;
        if (parser.nextToken() == null) {
            throw new JsonParseException(parser, "the document is empty", parser.currentLocation());
        }
    }

    /**
     * After the document's last value.
     *
     * @throws IOException when the document continues
     * @throws RequestRejected when it holds half of a character
     */
    void end() throws IOException, RequestRejected {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text after the end of the document", parser.currentTokenLocation());
        }
        halves.throwIfAny();
    }

    /** The tokens of the document one by one; a value that is wanted as a tree is read by {@link #value(Place)}. */
    JsonParser parser() {
        return parser;
    }

    /**
     * The value at which the parser stands; afterwards it stands at the value's end.
     *
     * @param place of the value
     */
    JsonNode value(Place place) throws IOException {
        tokens = 0;
        JsonNode value = value();
        if (isEscaped) {
            HalfCharacters.find(value, place, halves);
        }
        return value;
    }

    private void count() throws IOException {
        if (++tokens > Limits.MAX_TOKENS) {
            throw new StreamConstraintsException("too many names and values", parser.currentTokenLocation());
        }
    }

    private JsonNode value() throws IOException {
        count();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE, VALUE_FALSE -> MAKE.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> MAKE.nullNode();
            default -> MAKE.textNode(parser.getText());
        };
    }

    private JsonNode whole() throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? MAKE.numberNode(parser.getBigIntegerValue())
                : MAKE.numberNode(parser.getLongValue());
    }

    private JsonNode decimal() throws IOException {
        try {
            return DecimalNode.valueOf(parser.getDecimalValue());
        } catch (NumberFormatException outOfRange) {
            throw new StreamConstraintsException(
                    "the number's exponent is out of range", parser.currentTokenLocation());
        }
    }

    private ObjectNode object() throws IOException {
        ObjectNode object = MAKE.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.set(name, value());
        }
        return object;
    }

    private ArrayNode array() throws IOException {
        ArrayNode array = MAKE.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }
}
