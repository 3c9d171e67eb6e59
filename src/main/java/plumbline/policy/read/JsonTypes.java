package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import plumbline.text.MeantNumber;
import plumbline.text.Text;
import plumbline.yaml.YamlFindings;

/** The types of the schema in words, and how what was meant as one is written. Stateless. */
final class JsonTypes {
    private static final Set<String> YES = Set.of("yes", "y", "on", "true", "是", "1");
    private static final Set<String> NO = Set.of("no", "n", "off", "false", "否", "0");

    private JsonTypes() {}

    /** What to write in place of something of another type. */
    static Text instead(String type, JsonNode found) {
        Text any = new Text("改成" + label(type).zh(), "Write " + label(type).en());
        if (type.equals("string")) {
            return found.isContainerNode() || found.isNull() ? any : new Text("两边加双引号", "Put it in double quotes");
        }
        if (!found.isTextual()) {
            return any;
        }
        String text = found.textValue();
        if (type.equals("number") || type.equals("integer")) {
            return MeantNumber.remedy(text);
        }
        if (type.equals("boolean")) {
            return YES.contains(text.toLowerCase(Locale.ROOT))
                    ? new Text("写成 true", "Write true")
                    : NO.contains(text.toLowerCase(Locale.ROOT)) ? new Text("写成 false", "Write false") : any;
        }
        int colon = text.indexOf(':');
        return colon > 0 && text.substring(0, colon).matches("[A-Za-z]\\w*") ? YamlFindings.spaced(text, colon) : any;
    }

    static Text label(String type) {
        return switch (type) {
            case "string" -> new Text("文字", "a text");
            case "number" -> new Text("数字", "a number");
            case "integer" -> new Text("整数", "a whole number");
            case "boolean" -> new Text(" true 或 false", "true or false");
            case "array" -> new Text("列表（每项一行，以 - 开头）", "a list, with one element per line, each after -");
            default -> new Text("带键的一组值", "keys with values");
        };
    }

    /** With quotes where without them it would be a number. */
    static String asWritten(JsonNode node) {
        return node.isTextual() && !MeantNumber.isPlain(node.textValue()) ? node.textValue() : node.toString();
    }
}
