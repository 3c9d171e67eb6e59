package plumbline.policy.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import plumbline.text.MeantNumber;
import plumbline.text.NearestName;
import plumbline.text.PlaceName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;
import plumbline.yaml.YamlFindings;

/** What the schema of {@code policy.yaml} finds in one, in plain words. Used by one thread. */
final class SchemaFaults {
    private static final Schema SCHEMA = schema();

    /** How texts must be written, by the pattern that the schema gives them. */
    private static final Map<String, Text> FORMS = Map.of(
            "\\S",
            new Text("写上文字，不能空着", "Write a text that is not blank"),
            "^[a-z][A-Za-z0-9]{0,60}$",
            new Text(
                    "代码用英文字母和数字，小写字母开头，不留空格",
                    "A code has letters and digits, begins with a small letter, and has no space"),
            "^[a-z](-?[a-z0-9]){0,60}$",
            new Text("代码用小写英文字母和数字，词与词之间用连字符 -", "A code has small letters and digits, with hyphens between its words"),
            "^[A-Za-z0-9][A-Za-z0-9-]{0,60}$",
            new Text("代码用英文字母、数字和连字符，不留空格", "A code has letters, digits and hyphens, and no space"),
            "^[A-Z][A-Za-z0-9]{0,40}$",
            new Text("类型名用英文字母和数字，大写字母开头", "A type has letters and digits, and begins with a capital"),
            "^[a-z0-9][a-z0-9-]{0,62}$",
            new Text("用小写英文字母、数字和连字符，与文件夹同名", "Use small letters, digits and hyphens, as the folder's name does"));

    private static final Set<String> YES = Set.of("yes", "y", "on", "true", "是", "1");
    private static final Set<String> NO = Set.of("no", "n", "off", "false", "否", "0");

    private final LocatedTree tree;
    private final PolicyFindings findings;
    private final Set<String> meant = new HashSet<>();

    SchemaFaults(LocatedTree tree, PolicyFindings findings) {
        this.tree = tree;
        this.findings = findings;
    }

    void add() {
        List<Error> errors = SCHEMA.validate(tree.root());
        errors.stream()
                .filter(error -> error.getKeyword().equals("additionalProperties") && !findings.countsOnly())
                .forEach(this::unknownKey);
        errors.stream()
                .filter(error -> !error.getKeyword().equals("additionalProperties"))
                // Why each of several forms does not fit follows from none of them fitting.
                .filter(error -> !error.getSchemaLocation().toString().contains("/oneOf/") && !findings.countsOnly())
                .forEach(this::other);
    }

    private void other(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String where = PlaceName.of(tree.root(), pointer, PolicyFindings.FILE);
        JsonNode limit = error.getSchemaNode();
        switch (error.getKeyword()) {
            case "required", "dependentRequired" -> missing(pointer, where, error.getProperty());
            case "enum" -> choice(pointer, where, error);
            case "pattern" ->
                findings.add(
                        pointer,
                        "wrong-form",
                        new Text(
                                where + " 写的是“" + shown(error) + "”，写法不合要求",
                                where + " is " + shown(error) + ", which is not of the form wanted"),
                        FORMS.getOrDefault(limit.asText(), new Text("对照其他方案改正", "Compare it with another pack")));
            case "type" -> type(pointer, where, error);
            case "minimum" ->
                number(pointer, where, error, new Text("小于 " + limit, "less than " + limit), "不能小于", "at least");
            case "maximum" ->
                number(pointer, where, error, new Text("大于 " + limit, "more than " + limit), "不能大于", "at most");
            case "minItems" ->
                findings.add(
                        pointer,
                        "empty-list",
                        new Text(where + " 是空的", where + " is empty"),
                        new Text("至少写一项，或删去这个键", "Write one element at least, or remove the key"));
            case "uniqueItems" ->
                findings.add(
                        pointer,
                        "duplicate-value",
                        new Text(where + " 里有重复的值", where + " holds a value twice"),
                        new Text("删去重复的", "Remove one of the two"));
            case "oneOf" -> oneOf(pointer, where, error);
            default ->
                findings.add(
                        pointer,
                        "wrong-value",
                        new Text(where + " 不合要求", where + " is not as it must be"),
                        new Text("对照其他方案改正", "Compare it with another pack"));
        }
    }

    private void missing(String pointer, String where, String name) {
        if (!meant.contains(pointer + "/" + name)) {
            findings.add(
                    pointer,
                    "missing-key",
                    new Text(where + " 缺少 " + name, where + " lacks " + name),
                    new Text("补上 " + name + ":", "Add " + name + ":"));
        }
    }

    /** A quota has a share or a limit. */
    private void oneOf(String pointer, String where, Error error) {
        List<String> keys = new ArrayList<>();
        error.getSchemaNode().forEach(each -> keys.add(each.at("/required/0").asText()));
        boolean isMeant = keys.stream().anyMatch(key -> meant.contains(pointer + "/" + key));
        if (!isMeant) {
            findings.add(
                    pointer,
                    "one-of-keys",
                    new Text(
                            where + " 要写 " + String.join(" 或 ", keys) + " 其中一个",
                            where + " must have one of " + String.join(", ", keys)),
                    new Text("只写其中一个", "Write one of them, and one only"));
        }
    }

    private void choice(String pointer, String where, Error error) {
        List<String> allowed = StreamSupport.stream(error.getSchemaNode().spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        String nearest = NearestName.to(shown(error), allowed);
        findings.add(
                pointer,
                "wrong-value",
                new Text(where + " 不能写“" + shown(error) + "”", where + " cannot be " + shown(error)),
                nearest == null
                        ? new Text("可写：" + String.join("、", allowed), "Write one of: " + String.join(", ", allowed))
                        : new Text(
                                "是不是 " + nearest + "？可写：" + String.join("、", allowed),
                                "Did you mean " + nearest + "? There are: " + String.join(", ", allowed)));
    }

    private void number(String pointer, String where, Error error, Text how, String zh, String en) {
        String limit = error.getSchemaNode().asText();
        boolean isShare = pointer.endsWith("/share");
        findings.add(
                pointer,
                "out-of-range",
                new Text(
                        where + " 写的是 " + shown(error) + "，" + how.zh(),
                        where + " is " + shown(error) + ", " + how.en()),
                isShare
                        ? new Text("占比写小数，三成写 0.3", "A share is a decimal: 0.3 for 30 %")
                        : new Text("这里" + zh + " " + limit, "It must be " + en + " " + limit));
    }

    private void type(String pointer, String where, Error error) {
        JsonNode options = error.getSchemaNode();
        String type = options.isArray() ? options.get(0).asText() : options.asText();
        JsonNode found = error.getInstanceNode();
        Text written = found == null || found.isContainerNode() || found.isNull()
                ? new Text("", "")
                : new Text("，写的是 " + asWritten(found), ", but is " + asWritten(found));
        findings.add(
                pointer,
                "wrong-type",
                new Text(
                        where + " 应为" + label(type).zh() + written.zh(),
                        where + " must be " + label(type).en() + written.en()),
                found == null ? label(type) : instead(type, found));
    }

    /** What to write where something of another type stands. */
    private static Text instead(String type, JsonNode found) {
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

    private void unknownKey(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String name = error.getProperty();
        String where = PlaceName.of(tree.root(), pointer, PolicyFindings.FILE);
        List<String> known = new ArrayList<>();
        propertiesOf(error).fieldNames().forEachRemaining(known::add);
        String nearest = NearestName.to(name, known);
        if (nearest != null) {
            meant.add(pointer + "/" + nearest);
        }
        findings.add(
                pointer + "/" + LocatedTree.escaped(name),
                "unknown-key",
                new Text(where + " 没有“" + name + "”这个键", where + " has no key " + name),
                nearest == null
                        ? new Text("可写的键：" + String.join("、", known), "The keys are: " + String.join(", ", known))
                        : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
    }

    /** With quotes where without them it would be a number. */
    private static String asWritten(JsonNode node) {
        return node.isTextual() && !MeantNumber.isPlain(node.textValue()) ? node.textValue() : node.toString();
    }

    private static JsonNode propertiesOf(Error error) {
        // …/$defs/item/additionalProperties → …/$defs/item/properties
        String place = error.getSchemaLocation().getFragment().toString();
        String parent = place.substring(0, place.lastIndexOf('/'));
        return SCHEMA.getSchemaNode().at(parent + "/properties");
    }

    private static String shown(Error error) {
        JsonNode node = error.getInstanceNode();
        return node == null ? "" : node.isTextual() ? node.textValue() : node.toString();
    }

    private static Text label(String type) {
        return switch (type) {
            case "string" -> new Text("文字", "a text");
            case "number" -> new Text("数字", "a number");
            case "integer" -> new Text("整数", "a whole number");
            case "boolean" -> new Text(" true 或 false", "true or false");
            case "array" -> new Text("列表（每项一行，以 - 开头）", "a list, with one element a line behind -");
            default -> new Text("带键的一组值", "keys with values");
        };
    }

    private static Schema schema() {
        InputStream text = Objects.requireNonNull(SchemaFaults.class.getResourceAsStream("policy.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
