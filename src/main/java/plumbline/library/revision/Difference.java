package plumbline.library.revision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.DeleteDelta;
import com.github.difflib.patch.InsertDelta;
import com.github.difflib.patch.Patch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.library.pack.PackFolder;
import plumbline.rules.drl.RuleDigest;

/**
 * What became different from one revision of a pack to another: by file, by rule, and by value of the YAML files.
 * Immutable.
 */
public final class Difference {
    private static final int LINES_AROUND = 3;

    /** Lines and words that are compared one with another, which takes time for each pair of them. */
    private static final int MOST_COMPARED = 6_000;

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

    private int left = MOST_COMPARED;

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
                compared(old, after.lines().toList()),
                LINES_AROUND));
    }

    private void rules(String file, String before, String after) {
        Map<String, RuleDigest> old = byName(before);
        Map<String, RuleDigest> now = byName(after);
        for (RuleDigest rule : now.values()) {
            RuleDigest earlier = old.get(rule.rule());
            if (earlier == null || !earlier.words().equals(rule.words())) {
                ObjectNode json = rule(file, rule, kind(earlier, rule));
                if (earlier != null) {
                    edits(json.putArray("edits"), earlier.words(), rule.words());
                }
            }
        }
        for (RuleDigest rule : old.values()) {
            if (!now.containsKey(rule.rule())) {
                rule(file, rule, Kind.REMOVED);
            }
        }
    }

    private ObjectNode rule(String file, RuleDigest rule, Kind change) {
        return rules.addObject()
                .put("rule", rule.rule())
                .put("file", file)
                .put("line", rule.line())
                .put("change", change.code());
    }

    private void edits(ArrayNode edits, List<String> before, List<String> after) {
        for (AbstractDelta<String> delta : compared(before, after).getDeltas()) {
            edits.addObject()
                    .put("from", String.join(" ", delta.getSource().getLines()))
                    .put("to", String.join(" ", delta.getTarget().getLines()));
        }
    }

    /** What lies between the first and the last change is compared piece by piece while that takes no long time. */
    private Patch<String> compared(List<String> before, List<String> after) {
        int most = Math.min(before.size(), after.size());
        int begin = 0;
        while (begin < most && before.get(begin).equals(after.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < most - begin && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> old = before.subList(begin, before.size() - end);
        List<String> now = after.subList(begin, after.size() - end);
        boolean isOneSided = old.isEmpty() || now.isEmpty();
        if (!isOneSided && old.size() + now.size() <= left) {
            left -= old.size() + now.size();
            return DiffUtils.diff(before, after);
        }
        Patch<String> whole = new Patch<>();
        if (!old.isEmpty() && !now.isEmpty()) {
            whole.addDelta(new ChangeDelta<>(new Chunk<>(begin, old), new Chunk<>(begin, now)));
        } else if (!old.isEmpty()) {
            whole.addDelta(new DeleteDelta<>(new Chunk<>(begin, old), new Chunk<>(begin, now)));
        } else if (!now.isEmpty()) {
            whole.addDelta(new InsertDelta<>(new Chunk<>(begin, old), new Chunk<>(begin, now)));
        }
        return whole;
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

    private static Map<String, RuleDigest> byName(String text) {
        Map<String, RuleDigest> rules = new LinkedHashMap<>();
        RuleDigest.of(text).stream()
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
