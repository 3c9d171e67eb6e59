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
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** What the schema of {@code policy.yaml} finds in one, in plain words. Used by one thread. */
final class SchemaFaults {
    private static final Schema SCHEMA = schema();

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
        String where = tree.name(pointer);
        JsonNode limit = error.getSchemaNode();
        switch (error.getKeyword()) {
            case "required", "dependentRequired" -> missing(pointer, where, error);
            case "propertyNames" -> ofAnotherType(pointer, error);
            case "enum" -> choice(pointer, where, error);
            case "pattern" -> findings.error(pointer, "wrong-form", where, shown(error), form(limit.asText()));
            case "type" -> type(pointer, where, error);
            case "minimum" -> number(pointer, where, error, true);
            case "maximum" -> number(pointer, where, error, false);
            case "minItems" -> findings.error(pointer, "empty-list.value", where);
            case "uniqueItems" -> findings.error(pointer, "duplicate-value", where);
            case "oneOf" -> oneOf(pointer, where, error);
            default -> findings.error(pointer, "wrong-value", where);
        }
    }

    /** How a text must be written, by the pattern that the schema gives it. */
    private static Text form(String pattern) {
        return Messages.text(
                switch (pattern) {
                    case "\\S" -> "form-text";
                    case "^[a-z][A-Za-z0-9]{0,60}$" -> "form-code";
                    case "^[a-z](-?[a-z0-9]){0,60}$" -> "form-hyphenated";
                    case "^[A-Za-z0-9][A-Za-z0-9-]{0,60}$" -> "form-id";
                    case "^[A-Z][A-Za-z0-9]{0,40}$" -> "form-type";
                    case "^[a-z0-9][a-z0-9-]{0,62}$" -> "form-policy";
                    default -> "compare-with-another";
                });
    }

    private void missing(String pointer, String where, Error error) {
        String name = error.getProperty();
        if (meant.contains(pointer + "/" + name)) {
            return;
        }
        if (error.getSchemaLocation().toString().contains("/then/")) {
            findings.error(pointer, "missing-key.of-type", type(error), name);
        } else {
            findings.error(pointer, "missing-key", where, name);
        }
    }

    /** A key that the schema knows, and not for this type of value. */
    private void ofAnotherType(String pointer, Error error) {
        String place = pointer + "/" + LocatedTree.escaped(error.getProperty());
        if (!told.add(place)) {
            return;
        }
        List<String> keys = texts(error.getSchemaNode().at("/anyOf/1/enum"));
        findings.error(place, "key-not-for-type", type(error), error.getProperty(), keys);
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
            findings.error(pointer, "one-of-keys", where, keys);
        }
    }

    private void choice(String pointer, String where, Error error) {
        List<String> allowed = texts(error.getSchemaNode());
        String nearest = NearestName.to(shown(error), allowed);
        Text instead = nearest == null
                ? Messages.text("write-one-of", allowed)
                : Messages.text("did-you-mean-one-of", nearest, allowed);
        findings.error(pointer, "wrong-value.choice", where, shown(error), instead);
    }

    private void number(String pointer, String where, Error error, boolean isLow) {
        String limit = error.getSchemaNode().asText();
        Text remedy = pointer.endsWith("/share")
                ? Messages.text("share-as-decimal")
                : Messages.text(isLow ? "not-less-than" : "not-more-than", limit);
        findings.error(pointer, isLow ? "out-of-range.low" : "out-of-range.high", where, shown(error), limit, remedy);
    }

    private void type(String pointer, String where, Error error) {
        JsonNode options = error.getSchemaNode();
        String type = options.isArray() ? options.get(0).asText() : options.asText();
        JsonNode found = error.getInstanceNode();
        Text label = JsonTypes.label(type);
        if (found == null || found.isContainerNode() || found.isNull()) {
            findings.error(pointer, "wrong-type", where, label, found == null ? label : JsonTypes.instead(type, found));
        } else {
            findings.error(
                    pointer,
                    "wrong-type.written",
                    where,
                    label,
                    JsonTypes.asWritten(found),
                    JsonTypes.instead(type, found));
        }
    }

    private void unknownKey(Error error) {
        String pointer = error.getInstanceLocation().toString();
        String name = error.getProperty();
        String where = tree.name(pointer);
        List<String> known = new ArrayList<>();
        propertiesOf(error).fieldNames().forEachRemaining(known::add);
        String nearest = NearestName.to(name, known);
        if (nearest != null) {
            meant.add(pointer + "/" + nearest);
        }
        String place = pointer + "/" + LocatedTree.escaped(name);
        told.add(place);
        Text instead = nearest == null ? Messages.text("keys", known) : Messages.text("did-you-mean", nearest);
        findings.error(place, "unknown-key", where, name, instead);
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
