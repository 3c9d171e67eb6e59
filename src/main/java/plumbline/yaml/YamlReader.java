package plumbline.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import plumbline.text.PackLimits;
import plumbline.text.PackRejected;

/**
 * Makes a tree of a YAML document, of the small part of YAML that people read as programs do: keys, lists, texts,
 * plain numbers, true and false. Nothing is read that could stand for more than is written. Used once, by one thread.
 */
final class YamlReader {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private record Located(JsonNode node, LocatedTree.Place place) {}

    private final Parser events;
    private final YamlFindings findings;
    private final int[] codePoints;
    private int values;

    YamlReader(String text, YamlFindings findings) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(PackLimits.FILE_BYTES);
        this.events = new ParserImpl(new StreamReader(text), options);
        this.findings = findings;
        this.codePoints = text.codePoints().toArray();
    }

    /**
     * The document. What can be read in spite of a fault is read, so that all faults are found.
     *
     * @throws YAMLException where the text is no YAML
     * @throws PackRejected where it is empty, or more than may be read
     */
    LocatedTree read() throws PackRejected {
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            findings.error(0, 0, "empty-file");
            throw findings.rejected();
        }
        DocumentStartEvent start = (DocumentStartEvent) events.getEvent();
        if (start.getVersion() != null || start.getTags() != null) {
            findings.error(start.getStartMark(), "yaml-directive");
        }
        Located root = value(events.getEvent(), 0);
        events.getEvent();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            findings.error(events.peekEvent().getStartMark(), "second-document");
        }
        return findings.tree(root.node(), root.place(), values);
    }

    private Located value(Event event, int depth) throws PackRejected {
        count(event, depth);
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            findings.reference(event.getStartMark(), node.getAnchor(), event instanceof AliasEvent);
        }
        if (event instanceof CollectionStartEvent start && start.getTag() != null) {
            findings.tag(event.getStartMark(), start.getTag());
        }
        if (event instanceof MappingStartEvent start) {
            return object(start, depth);
        }
        if (event instanceof CollectionStartEvent) {
            return array(event, depth);
        }
        JsonNode node = event instanceof ScalarEvent scalar ? scalar(scalar) : MAKE.nullNode();
        return new Located(node, place(event.getStartMark(), Map.of(), List.of()));
    }

    private JsonNode scalar(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (scalar.getTag() != null) {
            findings.tag(scalar.getStartMark(), scalar.getTag());
        }
        if (text.length() > PackLimits.TEXT_LENGTH) {
            findings.error(scalar.getStartMark(), "text-too-long", PackLimits.TEXT_LENGTH);
            return MAKE.textNode("");
        }
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return MAKE.textNode(text);
        }
        JsonNode node = PlainScalar.isTooLong(text) ? null : PlainScalar.of(text);
        if (node == null) {
            findings.number(scalar.getStartMark(), text);
            // A number of some kind, so that nothing else is said of it.
            return MAKE.numberNode(0);
        }
        return node;
    }

    private Located array(Event start, int depth) throws PackRejected {
        ArrayNode array = MAKE.arrayNode();
        List<LocatedTree.Place> elements = new ArrayList<>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            Located element = value(events.getEvent(), depth + 1);
            array.add(element.node());
            elements.add(element.place());
        }
        events.getEvent();
        return new Located(array, place(start.getStartMark(), Map.of(), elements));
    }

    private Located object(MappingStartEvent start, int depth) throws PackRejected {
        ObjectNode object = MAKE.objectNode();
        Map<String, LocatedTree.Place> members = new HashMap<>();
        YamlFindings.@Nullable Member before = null;
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event key = events.getEvent();
            String name = name(key, depth);
            boolean hasColon = hasColon(events.peekEvent());
            Located value = value(events.getEvent(), depth + 1);
            if (name != null && !hasColon) {
                findings.noColon(key.getStartMark(), name, before);
            } else if (name != null) {
                LocatedTree.Place place = new LocatedTree.Place(
                        key.getStartMark().getLine() + 1,
                        key.getStartMark().getColumn() + 1,
                        value.place().members(),
                        value.place().elements());
                LocatedTree.Place first = members.putIfAbsent(name, place);
                if (first != null) {
                    findings.error(key.getStartMark(), "duplicate-key", name, first.line());
                }
                object.set(name, value.node());
                before = new YamlFindings.Member(name, value.node());
            }
        }
        events.getEvent();
        return new Located(object, place(start.getStartMark(), members, List.of()));
    }

    /** The key's name; null, with a finding, where it is not one. */
    private @Nullable String name(Event key, int depth) throws PackRejected {
        if (!(key instanceof ScalarEvent scalar)) {
            findings.error(key.getStartMark(), "odd-key");
            value(key, depth + 1);
            return null;
        }
        count(key, depth);
        String name = scalar.getValue();
        boolean isPlain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        if (name.length() > PackLimits.KEY_LENGTH) {
            findings.error(key.getStartMark(), "key-too-long", PackLimits.KEY_LENGTH);
            return null;
        }
        if (isPlain && name.equals("<<")) {
            findings.error(key.getStartMark(), "yaml-reference.merge");
            return null;
        }
        if (scalar.getAnchor() != null) {
            findings.reference(key.getStartMark(), scalar.getAnchor(), false);
        }
        if (scalar.getTag() != null) {
            findings.tag(key.getStartMark(), scalar.getTag());
        }
        if (name.isBlank()) {
            findings.error(key.getStartMark(), "odd-key");
            return null;
        }
        return name;
    }

    /** In braces a key may be without a colon: its value, which is not written, begins right after the key. */
    private boolean hasColon(Event value) {
        int at = value.getStartMark().getIndex();
        boolean isUnwritten = value instanceof ScalarEvent scalar
                && scalar.getValue().isEmpty()
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && at == value.getEndMark().getIndex();
        return !isUnwritten || (at > 0 && codePoints[at - 1] == ':');
    }

    private void count(Event event, int depth) throws PackRejected {
        values++;
        if (values > PackLimits.YAML_VALUES) {
            findings.error(event.getStartMark(), "too-many-values", PackLimits.YAML_VALUES);
            throw findings.rejected();
        }
        if (depth > PackLimits.YAML_DEPTH) {
            findings.error(event.getStartMark(), "too-deep.levels", PackLimits.YAML_DEPTH);
            throw findings.rejected();
        }
    }

    private static LocatedTree.Place place(
            Mark mark, Map<String, LocatedTree.Place> members, List<LocatedTree.Place> elements) {
        return new LocatedTree.Place(mark.getLine() + 1, mark.getColumn() + 1, members, elements);
    }
}
