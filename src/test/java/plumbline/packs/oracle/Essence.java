package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/**
 * What is compared of an evaluation, in one form: numbers by value, lists without an order sorted, nothing that is
 * worded freely. Two evaluations agree when their essences are equal.
 */
final class Essence {
    private Essence() {}

    static ObjectNode of(JsonNode evaluation) {
        ObjectNode essence = ExactJson.object();
        ArrayNode results = essence.putArray("results");
        evaluation.get("results").forEach(row -> results.add(result(row)));
        JsonNode cohort = evaluation.get("cohort");
        ObjectNode reduced = essence.putObject("cohort");
        reduced.set("size", value(cohort.get("size")));
        reduced.set("outcomes", sorted(cohort.path("outcomes"), List.of("code", "value", "unit")));
        reduced.set("quotas", sorted(cohort.path("quotas"), List.of("code", "limit", "taken", "leftOut")));
        // What is implausible about made-up numbers is no part of what a policy computes.
        ArrayNode notices = ExactJson.object().putArray("notices");
        evaluation.get("notices").forEach(notice -> {
            if (!notice.has("implausible")) {
                notices.add(notice);
            }
        });
        essence.set("notices", sorted(notices, List.of("code", "quota", "subjects")));
        return essence;
    }

    /** Of a policy whose page names no categories. */
    static ObjectNode withoutCategories(JsonNode evaluation) {
        ObjectNode essence = of(evaluation);
        for (JsonNode row : essence.get("results")) {
            ((ObjectNode) row).remove("categories");
            row.get("entries").forEach(entry -> ((ObjectNode) entry).remove("category"));
        }
        return essence;
    }

    private static ObjectNode result(JsonNode row) {
        ObjectNode result = members(row, List.of("id", "status", "total", "rank", "grade"));
        if (row.has("categories")) {
            result.set("categories", sorted(row.get("categories"), List.of("code", "score")));
        }
        ArrayNode entries = result.putArray("entries");
        row.get("entries").forEach(entry -> entries.add(members(entry, List.of("category", "item", "points"))));
        result.set("outcomes", sorted(row.get("outcomes"), List.of("code", "value")));
        return result;
    }

    private static ArrayNode sorted(JsonNode rows, List<String> names) {
        ArrayNode sorted = ExactJson.array();
        ExactJson.elements(rows)
                .map(row -> members(row, names))
                .sorted(Comparator.comparing(JsonNode::toString))
                .forEach(sorted::add);
        return sorted;
    }

    private static ObjectNode members(JsonNode node, List<String> names) {
        ObjectNode members = ExactJson.object();
        names.stream().filter(node::has).forEach(name -> members.set(name, value(node.get(name))));
        return members;
    }

    private static JsonNode value(JsonNode node) {
        if (node.isNumber()) {
            return DecimalNode.valueOf(ExactJson.plain(node.decimalValue()));
        }
        return node.isArray() ? ExactJson.sorted(ExactJson.texts(node)) : node;
    }
}
