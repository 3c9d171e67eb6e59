package plumbline.evaluation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Values of an answer as cells. Stateless. */
final class Cells {
    private Cells() {}

    /** A number, or a text that is empty when there is no value. */
    static Object of(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "是" : "否";
        }
        return value.isTextual() ? value.textValue() : value.isContainerNode() ? value.toString() : "";
    }

    /** The members of an object, in this order. */
    static List<Object> of(JsonNode object, List<String> members) {
        return members.stream().map(member -> of(object.path(member))).toList();
    }

    static String list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("，"));
    }
}
