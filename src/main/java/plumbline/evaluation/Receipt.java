package plumbline.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import plumbline.facts.Exact;
import plumbline.text.Sha256;

/**
 * What an evaluation was made of, and its result, as SHA-256 hashes of canonical JSON (RFC 8785). Numbers are
 * hashed as texts in plain decimals without trailing zeros, as RFC 8785 appendix D advises for numbers that a binary
 * double cannot hold.
 *
 * @param input of policy, period, day, context and subjects, these by id
 * @param rules the pack's revision
 * @param result of results with their entries, cohort and notices
 */
public record Receipt(String input, String rules, String result) {
    /** The hash of the document in its canonical form. */
    public static String hash(JsonNode document) {
        try {
            byte[] canonical = new JsonCanonicalizer(withTexts(document).toString()).getEncodedUTF8();
            return Sha256.of(canonical);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The hash of the result that an answer with its entries holds. */
    public static String ofAnswer(JsonNode answer) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("results", "cohort", "notices")) {
            result.set(member, answer.path(member));
        }
        return hash(result);
    }

    private static JsonNode withTexts(JsonNode node) {
        if (node.isNumber()) {
            return JsonNodeFactory.instance.textNode(
                    Exact.plain(node.decimalValue()).toPlainString());
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(withTexts(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(member.getKey(), withTexts(member.getValue())));
            return object;
        }
        return node;
    }
}
