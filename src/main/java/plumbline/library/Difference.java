package plumbline.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.rules.RuleOutline;

/**
 * What became different from one revision of a pack to another: by file, by rule, and by value of the YAML files.
 * Immutable.
 */
public final class Difference {
    private static final int LINES_AROUND = 3;

    /** What became of a file, a rule or a value. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final ArrayNode files = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode rules = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode values = JsonNodeFactory.instance.arrayNode();
    private final List<String> lines = new ArrayList<>();

    private Difference() {}

    /**
     * What became different.
     *
     * @param before null when there was nothing before
     */
    public static Difference between(@Nullable PackFolder before, PackFolder after) {
        Difference difference = new Difference();
        Map<String, byte[]> old = before == null ? Map.of() : before.files();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(after.files().keySet());
        for (String name : names) {
            difference.file(name, old.get(name), after.files().get(name));
        }
        return difference;
    }

    /**
     * {@code files} (name, change), {@code rules} (rule, file, change, and of a changed one its {@code edits}, each
     * {@code from} some words {@code to} others) and {@code values} of YAML files (file, path, from, to).
     */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("files", files);
        json.set("rules", rules);
        json.set("values", values);
        return json;
    }

    /** The same line by line, as a unified diff. */
    public String unified() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void file(String name, byte @Nullable [] before, byte @Nullable [] after) {
        if (Arrays.equals(before, after)) {
            return;
        }
        files.addObject().put("name", name).put("change", kind(before, after).code());
        String old = text(before);
        String now = text(after);
        lines(name, before == null, old, after == null, now);
        if (name.endsWith(".drl")) {
            rules(name, old, now);
        } else {
            values(name, old, now);
        }
    }

    private void lines(String name, boolean isNew, String before, boolean isGone, String after) {
        List<String> old = before.lines().toList();
        lines.addAll(UnifiedDiffUtils.generateUnifiedDiff(
                isNew ? "/dev/null" : name,
                isGone ? "/dev/null" : name,
                old,
                DiffUtils.diff(old, after.lines().toList()),
                LINES_AROUND));
    }

    private void rules(String file, String before, String after) {
        Map<String, RuleOutline> old = byName(before);
        Map<String, RuleOutline> now = byName(after);
        for (RuleOutline rule : now.values()) {
            RuleOutline earlier = old.get(rule.rule());
            if (earlier == null || !earlier.words().equals(rule.words())) {
                ObjectNode json = rule(file, rule, kind(earlier, rule));
                if (earlier != null) {
                    edits(json.putArray("edits"), earlier.words(), rule.words());
                }
            }
        }
        for (RuleOutline rule : old.values()) {
            if (!now.containsKey(rule.rule())) {
                rule(file, rule, Kind.REMOVED);
            }
        }
    }

    private ObjectNode rule(String file, RuleOutline rule, Kind change) {
        return rules.addObject()
                .put("rule", rule.rule())
                .put("file", file)
                .put("line", rule.line())
                .put("change", change.code());
    }

    private static void edits(ArrayNode edits, List<String> before, List<String> after) {
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            edits.addObject()
                    .put("from", String.join(" ", delta.getSource().getLines()))
                    .put("to", String.join(" ", delta.getTarget().getLines()));
        }
    }

    private void values(String file, String before, String after) {
        Map<String, String> old = YamlValues.of(file, before);
        Map<String, String> now = YamlValues.of(file, after);
        TreeSet<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            String from = old.get(path);
            String to = now.get(path);
            if (from == null || !from.equals(to)) {
                values.addObject()
                        .put("file", file)
                        .put("path", path)
                        .put("from", from)
                        .put("to", to);
            }
        }
    }

    private static Map<String, RuleOutline> byName(String text) {
        Map<String, RuleOutline> rules = new LinkedHashMap<>();
        RuleOutline.of(text).stream()
                .filter(rule -> !rule.rule().isEmpty() || !rule.words().isEmpty())
                .forEach(rule -> rules.putIfAbsent(rule.rule(), rule));
        return rules;
    }

    private static Kind kind(@Nullable Object before, @Nullable Object after) {
        return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
