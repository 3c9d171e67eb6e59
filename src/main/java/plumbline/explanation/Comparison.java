package plumbline.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumbline.policy.GradeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.text.CodePointOrder;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * What is different between two evaluations: who moved, by which items, which grades and amounts changed, and which rules
 * fired for others. Every difference of totals is the sum of those of its items. Used once.
 */
public final class Comparison {
    /**
     * One of the two.
     *
     * @param answer with the entries
     * @param firings all of them
     */
    public record Side(Policy policy, JsonNode answer, JsonNode firings) {
        Map<String, JsonNode> byId() {
            Map<String, JsonNode> results = new LinkedHashMap<>();
            answer.path("results")
                    .forEach(result -> results.put(result.path("id").asText(), result));
            return results;
        }
    }

    private final Side before;
    private final Side after;
    private final Moves moves;

    private Comparison(Side before, Side after, @Nullable Causes causes) {
        this.before = before;
        this.after = after;
        this.moves = new Moves(before.policy(), after.policy(), causes);
    }

    /** What is different; only those subjects are listed that differ. */
    public static ObjectNode of(Side before, Side after) {
        return new Comparison(before, after, null).json();
    }

    /** The same with the cause of each difference. */
    public static ObjectNode of(Side before, Side after, Causes causes) {
        return new Comparison(before, after, causes).json();
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("same", isSame());
        ArrayNode subjects = JsonNodeFactory.instance.arrayNode();
        Map<String, JsonNode> old = before.byId();
        Map<String, JsonNode> now = after.byId();
        Set<String> ids = new LinkedHashSet<>(now.keySet());
        ids.addAll(old.keySet());
        for (String id : ids) {
            ObjectNode moved = moves.of(old.get(id), now.get(id));
            if (moved != null) {
                subjects.add(moved);
            }
        }
        List<Text> said = counts(json.putObject("counts"), ids.size(), subjects);
        json.set("subjects", subjects);
        json.set("grades", grades());
        json.set("quotas", quotas());
        json.set("amounts", moves.amounts(said));
        json.set("rules", rules());
        ObjectNode notices = json.putObject("notices");
        notices.set("appeared", without(after, before));
        notices.set("gone", without(before, after));
        Sentences sentences = new Sentences();
        said.forEach(sentences::add);
        sentences.addTo(json);
        return json;
    }

    private boolean isSame() {
        return List.of("results", "cohort", "notices").stream()
                .allMatch(
                        part -> before.answer().path(part).equals(after.answer().path(part)));
    }

    private static List<Text> counts(ObjectNode json, int subjects, ArrayNode moved) {
        int ranks = 0;
        int grades = 0;
        for (JsonNode each : moved) {
            if (!each.path("change").asText().equals("changed")) {
                continue;
            }
            ranks += each.at("/before/rank").equals(each.at("/after/rank")) ? 0 : 1;
            grades += each.at("/before/grade").equals(each.at("/after/grade")) ? 0 : 1;
        }
        json.put("subjects", subjects)
                .put("moved", moved.size())
                .put("ranks", ranks)
                .put("grades", grades);
        List<Text> said = new ArrayList<>();
        said.add(
                moved.isEmpty()
                        ? Messages.text("compared-nothing", subjects)
                        : Messages.text("compared-moved", subjects, moved.size(), ranks, grades));
        return said;
    }

    /** How many have each grade. */
    private ArrayNode grades() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Map<String, Text> labels = new LinkedHashMap<>();
        after.policy().grades().forEach(grade -> labels.put(grade.code(), grade.label()));
        before.policy().grades().forEach((GradeKind grade) -> labels.putIfAbsent(grade.code(), grade.label()));
        labels.forEach((code, label) -> {
            ObjectNode each = array.addObject().put("grade", code);
            Sentences.put(each, "label", label);
            each.put("before", graded(before, code)).put("after", graded(after, code));
        });
        return array;
    }

    private static long graded(Side side, String grade) {
        return side.byId().values().stream()
                .filter(result -> result.path("grade").asText().equals(grade))
                .count();
    }

    /** Who gained a seat, and who lost one. */
    private ArrayNode quotas() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Map<String, Text> labels = new LinkedHashMap<>();
        after.policy().quotas().forEach(quota -> labels.put(quota.code(), quota.label()));
        before.policy().quotas().forEach((Quota quota) -> labels.putIfAbsent(quota.code(), quota.label()));
        labels.forEach((code, label) -> {
            JsonNode old = quota(before, code);
            JsonNode now = quota(after, code);
            Set<String> gained = taken(now);
            gained.removeAll(taken(old));
            Set<String> lost = taken(old);
            lost.removeAll(taken(now));
            if (!gained.isEmpty() || !lost.isEmpty() || !old.path("limit").equals(now.path("limit"))) {
                ObjectNode each = array.addObject().put("code", code);
                Sentences.put(each, "label", label);
                each.set("limitBefore", limit(old));
                each.set("limitAfter", limit(now));
                gained.forEach(each.putArray("gained")::add);
                lost.forEach(each.putArray("lost")::add);
            }
        });
        return array;
    }

    private static JsonNode limit(JsonNode quota) {
        return quota.has("limit") ? quota.path("limit") : JsonNodeFactory.instance.nullNode();
    }

    private static JsonNode quota(Side side, String code) {
        for (JsonNode quota : side.answer().at("/cohort/quotas")) {
            if (quota.path("code").asText().equals(code)) {
                return quota;
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static Set<String> taken(JsonNode quota) {
        Set<String> taken = new TreeSet<>(CodePointOrder.IDS);
        quota.path("taken").forEach(id -> taken.add(id.asText()));
        return taken;
    }

    /** A rule's firings: for whom, and where the rule stands. */
    private record Fired(JsonNode at, Set<String> subjects) {}

    /** Rules that fired for some in one of the two only. */
    private ArrayNode rules() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Map<String, Fired> old = fired(before);
        Map<String, Fired> now = fired(after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        for (String name : names) {
            Fired was = old.get(name);
            Fired is = now.get(name);
            Set<String> gone = difference(was, is);
            Set<String> come = difference(is, was);
            if (!gone.isEmpty() || !come.isEmpty()) {
                JsonNode at = is == null ? Objects.requireNonNull(was).at() : is.at();
                ObjectNode each = array.addObject().put("rule", name);
                each.set("file", at.path("file"));
                each.set("line", at.path("line"));
                gone.forEach(each.putArray("onlyBefore")::add);
                come.forEach(each.putArray("onlyAfter")::add);
            }
        }
        return array;
    }

    private static Map<String, Fired> fired(Side side) {
        Map<String, Fired> fired = new TreeMap<>();
        for (JsonNode firing : side.firings()) {
            fired.computeIfAbsent(
                            firing.path("rule").asText(), any -> new Fired(firing, new TreeSet<>(CodePointOrder.IDS)))
                    .subjects()
                    .add(firing.path("subject").asText(""));
        }
        return fired;
    }

    private static Set<String> difference(@Nullable Fired one, @Nullable Fired other) {
        Set<String> difference = new TreeSet<>(CodePointOrder.IDS);
        if (one != null) {
            difference.addAll(one.subjects());
        }
        if (other != null) {
            difference.removeAll(other.subjects());
        }
        return difference;
    }

    private static ArrayNode without(Side side, Side other) {
        Set<JsonNode> known = new LinkedHashSet<>();
        other.answer().path("notices").forEach(known::add);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        side.answer().path("notices").forEach(notice -> {
            if (!known.contains(notice)) {
                array.add(notice);
            }
        });
        return array;
    }
}
