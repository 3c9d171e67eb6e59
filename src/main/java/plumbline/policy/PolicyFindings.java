package plumbline.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong in one {@code policy.yaml}, each at its line. Used by one thread. */
final class PolicyFindings {
    private static final Schema SCHEMA = schema();

    private final LocatedTree tree;
    private final List<Finding> findings = new ArrayList<>();

    PolicyFindings(LocatedTree tree) {
        this.tree = tree;
    }

    /** Adds what the schema of {@code policy.yaml} finds. */
    void addAgainstSchema() {
        for (Error error : SCHEMA.validate(tree.root())) {
            addSchemaError(error);
        }
    }

    void add(String pointer, String code, @Nullable String excerpt, Text message, Text remedy) {
        JsonLocation place = tree.place(pointer);
        findings.add(new Finding(
                code,
                PolicyReader.FILE,
                Math.max(place.getLineNr(), 0),
                Math.max(place.getColumnNr(), 0),
                excerpt,
                message,
                remedy));
    }

    void throwIfAny() throws PackRejected {
        if (!findings.isEmpty()) {
            findings.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column));
            throw new PackRejected(findings);
        }
    }

    private void addSchemaError(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String where = pointer.isEmpty() ? "/" : pointer;
        String name = error.getProperty();
        switch (error.getKeyword()) {
            case "additionalProperties" -> addUnknownKey(pointer, name, error);
            case "required", "dependentRequired" ->
                add(
                        pointer,
                        "missing-key",
                        null,
                        new Text(where + " 缺少 " + name, where + " lacks " + name),
                        new Text("补上 " + name + ":", "add " + name + ":"));
            case "enum" -> {
                String allowed = texts(error.getSchemaNode());
                add(
                        pointer,
                        "wrong-value",
                        shown(error),
                        new Text(where + " 的值不在允许之列", where + " is not one of the allowed values"),
                        new Text("可写：" + allowed, "write one of: " + allowed));
            }
            case "pattern" ->
                add(
                        pointer,
                        "wrong-form",
                        shown(error),
                        new Text(where + " 的写法不合要求", where + " is not of the required form"),
                        new Text(
                                "应符合 " + error.getSchemaNode().asText(),
                                "it must match " + error.getSchemaNode().asText()));
            case "type" ->
                add(
                        pointer,
                        "wrong-type",
                        shown(error),
                        new Text(where + " 的类型不对", where + " is of the wrong type"),
                        new Text(
                                "应为 " + typeZh(error.getSchemaNode().asText()),
                                "it must be of type " + error.getSchemaNode().asText()));
            default ->
                add(
                        pointer,
                        "wrong-value",
                        shown(error),
                        new Text(where + " 不合要求：" + error.getMessage(), where + ": " + error.getMessage()),
                        new Text("按 policy.yaml 的格式改正", "follow the form of policy.yaml"));
        }
    }

    private void addUnknownKey(String pointer, String name, Error error) {
        List<String> known = new ArrayList<>();
        JsonNode properties = propertiesOf(error);
        properties.fieldNames().forEachRemaining(known::add);
        String nearest = NearestName.to(name, known);
        Text remedy = nearest == null
                ? new Text("可写的键：" + String.join("、", known), "the keys are: " + String.join(", ", known))
                : new Text("是不是 " + nearest + "？", "did you mean " + nearest + "?");
        String where = pointer.isEmpty() ? "/" : pointer;
        add(
                pointer + "/" + LocatedTree.escaped(name),
                "unknown-key",
                name,
                new Text(where + " 没有“" + name + "”这个键", where + " has no key " + name),
                remedy);
    }

    private static JsonNode propertiesOf(Error error) {
        // …/$defs/item/additionalProperties → …/$defs/item/properties
        String place = error.getSchemaLocation().getFragment().toString();
        String parent = place.substring(0, place.lastIndexOf('/'));
        return SCHEMA.getSchemaNode().at(parent + "/properties");
    }

    private static @Nullable String shown(Error error) {
        return error.getInstanceNode() == null ? null : error.getInstanceNode().toString();
    }

    private static String texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private static String typeZh(String type) {
        return switch (type) {
            case "string" -> "文本";
            case "number" -> "数字";
            case "integer" -> "整数";
            case "boolean" -> "true 或 false";
            case "array" -> "列表";
            case "object" -> "带键的一组值";
            default -> type;
        };
    }

    private static Schema schema() {
        InputStream text = Objects.requireNonNull(PolicyFindings.class.getResourceAsStream("policy.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
