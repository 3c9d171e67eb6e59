package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import plumbline.text.MeantNumber;
import plumbline.text.Messages;
import plumbline.text.Text;
import plumbline.yaml.YamlFindings;

/** The types of the schema in words, and how what was meant as one is written. Stateless. */
final class JsonTypes {
    private static final Set<String> YES = Set.of("yes", "y", "on", "true", "是", "1");
    private static final Set<String> NO = Set.of("no", "n", "off", "false", "否", "0");

    private JsonTypes() {}

    /** What to write in place of something of another type. */
    static Text instead(String type, JsonNode found) {
        Text any = Messages.text("write-it", label(type));
        if (type.equals("string")) {
            return found.isContainerNode() || found.isNull() ? any : Messages.text("double-quotes");
        }
        if (!found.isTextual()) {
            return any;
        }
        String text = found.textValue();
        if (type.equals("number") || type.equals("integer")) {
            return MeantNumber.remedy(text);
        }
        if (type.equals("boolean")) {
            String meant = text.toLowerCase(Locale.ROOT);
            return YES.contains(meant)
                    ? Messages.text("write-it", "true")
                    : NO.contains(meant) ? Messages.text("write-it", "false") : any;
        }
        int colon = text.indexOf(':');
        return colon > 0 && text.substring(0, colon).matches("[A-Za-z]\\w*") ? YamlFindings.spaced(text, colon) : any;
    }

    static Text label(String type) {
        return Messages.text(
                switch (type) {
                    case "string" -> "type-string";
                    case "number" -> "type-number";
                    case "integer" -> "type-integer";
                    case "boolean" -> "type-boolean";
                    case "array" -> "type-array";
                    default -> "type-object";
                });
    }

    /** With quotes where without them it would be a number. */
    static String asWritten(JsonNode node) {
        return node.isTextual() && !MeantNumber.isPlain(node.textValue()) ? node.textValue() : node.toString();
    }
}
