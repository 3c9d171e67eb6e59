package plumbline.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import plumbline.kit.AnswerJson;

/** Another order of all that has none: the elements of every array and the members of every object. */
final class Shuffle {
    private Shuffle() {}

    static JsonNode of(JsonNode node, Random random) {
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>(AnswerJson.elements(node).toList());
            Collections.shuffle(elements, random);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            elements.forEach(element -> array.add(of(element, random)));
            return array;
        }
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.shuffle(members, random);
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach(member -> object.set(member.getKey(), of(member.getValue(), random)));
            return object;
        }
        return node;
    }
}
