package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Authority;
import plumbline.policy.Origin;
import plumbline.text.Text;

/** Takes values out of a document whose form is known to be right. */
final class Yaml {
    private Yaml() {}

    static String text(JsonNode node, String name) {
        return node.get(name).textValue();
    }

    static @Nullable String optional(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }

    static @Nullable BigDecimal number(JsonNode node, String name) {
        return node.has(name) ? node.get(name).decimalValue() : null;
    }

    static @Nullable Integer integer(JsonNode node, String name) {
        return node.has(name) ? node.get(name).intValue() : null;
    }

    /** In English as in Chinese where it is not given in English. */
    static Text label(JsonNode node) {
        String zh = text(node, "zh");
        return new Text(zh, node.path("en").asText(zh));
    }

    static Authority authority(JsonNode node) {
        return new Authority(
                text(node, "basis"), Origin.of(text(node, "origin")), list(node, "readings", JsonNode::textValue));
    }

    static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> each) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(each)
                .toList();
    }
}
