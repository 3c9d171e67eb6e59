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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import plumbline.text.NearestName;
import plumbline.text.PlaceName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

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
                    "A code consists of letters and digits, begins with a lower-case letter and has no spaces"),
            "^[a-z](-?[a-z0-9]){0,60}$",
            new Text(
                    "代码用小写英文字母和数字，词与词之间用连字符 -",
                    "A code consists of lower-case letters and digits, with hyphens between words"),
            "^[A-Za-z0-9][A-Za-z0-9-]{0,60}$",
            new Text("代码用英文字母、数字和连字符，不留空格", "A code consists of letters, digits and hyphens, without spaces"),
            "^[A-Z][A-Za-z0-9]{0,40}$",
            new Text("类型名用英文字母和数字，大写字母开头", "A type name consists of letters and digits and begins with a capital"),
            "^[a-z0-9][a-z0-9-]{0,62}$",
            new Text("用小写英文字母、数字和连字符，与文件夹同名", "Use lower-case letters, digits and hyphens, as in the folder's name"));

    private final LocatedTree tree;
    private final PolicyFindings findings;
    private final Set<String> meant = new HashSet<>();
    private final Set<String> told = new HashSet<>();

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
            case "required", "dependentRequired" -> missing(pointer, where, error);
            case "propertyNames" -> ofAnotherType(pointer, error);
            case "enum" -> choice(pointer, where, error);
            case "pattern" ->
                findings.add(
                        pointer,
                        "wrong-form",
                        new Text(
                                where + " 写的是“" + shown(error) + "”，写法不合要求",
                                where + " is " + shown(error) + ", which is not in the required form"),
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
                        new Text("至少写一项，或删去这个键", "Write at least one element, or remove the key"));
            case "uniqueItems" ->
                findings.add(
                        pointer,
                        "duplicate-value",
                        new Text(where + " 里有重复的值", where + " contains a value twice"),
                        new Text("删去重复的", "Remove one of the two"));
            case "oneOf" -> oneOf(pointer, where, error);
            default ->
                findings.add(
                        pointer,
                        "wrong-value",
                        new Text(where + " 不合要求", where + " is not valid here"),
                        new Text("对照其他方案改正", "Compare it with another pack"));
        }
    }

    private void missing(String pointer, String where, Error error) {
        String name = error.getProperty();
        if (meant.contains(pointer + "/" + name)) {
            return;
        }
        boolean isOfType = error.getSchemaLocation().toString().contains("/then/");
        String type = type(error);
        findings.add(
                pointer,
                "missing-key",
                isOfType
                        ? new Text(type + " 类型要写 " + name, "A value of type " + type + " needs the key " + name)
                        : new Text(where + " 缺少 " + name, where + " lacks " + name),
                new Text("补上 " + name + ":", "Add " + name + ":"));
    }

    /** A key that the schema knows, and not for this type of value. */
    private void ofAnotherType(String pointer, Error error) {
        String place = pointer + "/" + LocatedTree.escaped(error.getProperty());
        if (!told.add(place)) {
            return;
        }
        List<String> keys = texts(error.getSchemaNode().at("/anyOf/1/enum"));
        String all = String.join(", ", keys);
        findings.add(
                place,
                "key-not-for-type",
                new Text(
                        type(error) + " 类型不能写 " + error.getProperty(),
                        "A value of type " + type(error) + " has no key " + error.getProperty()),
                new Text("删去它；可写：" + all, "Remove it; the keys are: " + all));
    }

    private static String type(Error error) {
        return error.getInstanceNode().path("type").asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
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
                    new Text("只写其中一个", "Write one of them, and only one"));
        }
    }

    private void choice(String pointer, String where, Error error) {
        List<String> allowed = texts(error.getSchemaNode());
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
                : new Text("，写的是 " + JsonTypes.asWritten(found), ", but is " + JsonTypes.asWritten(found));
        findings.add(
                pointer,
                "wrong-type",
                new Text(
                        where + " 应为" + JsonTypes.label(type).zh() + written.zh(),
                        where + " must be " + JsonTypes.label(type).en() + written.en()),
                found == null ? JsonTypes.label(type) : JsonTypes.instead(type, found));
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
        String place = pointer + "/" + LocatedTree.escaped(name);
        told.add(place);
        findings.add(
                place,
                "unknown-key",
                new Text(where + " 没有“" + name + "”这个键", where + " has no key " + name),
                nearest == null
                        ? new Text("可写的键：" + String.join("、", known), "The keys are: " + String.join(", ", known))
                        : new Text("是不是 " + nearest + "？", "Did you mean " + nearest + "?"));
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

    private static Schema schema() {
        InputStream text = Objects.requireNonNull(SchemaFaults.class.getResourceAsStream("policy.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
