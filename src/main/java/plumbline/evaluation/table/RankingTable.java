package plumbline.evaluation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.sheet.NewSheet;

/** The ranking. Stateless. */
final class RankingTable {
    private static final Map<String, String> STATUS = Map.of("ranked", "参加", "excluded", "不参加");

    private RankingTable() {}

    static NewSheet of(JsonNode answer) {
        JsonNode results = answer.path("results");
        boolean isGraded = false;
        Map<String, String> categories = new LinkedHashMap<>();
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (JsonNode subject : results) {
            isGraded |= subject.path("grade").isTextual();
            subject.path("categories").forEach(category -> categories.put(code(category), label(category)));
            subject.path("outcomes").forEach(outcome -> outcomes.put(code(outcome), label(outcome)));
        }
        List<String> headings = new ArrayList<>(List.of("名次", "编号", "名称", "状态", "总分"));
        if (isGraded) {
            headings.add("等次");
        }
        headings.addAll(categories.values());
        headings.addAll(outcomes.values());
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode subject : results) {
            List<Object> row = new ArrayList<>(Cells.of(subject, List.of("rank", "id", "name")));
            String status = subject.path("status").asText();
            row.add(STATUS.getOrDefault(status, status));
            row.add(Cells.of(subject.path("total")));
            if (isGraded) {
                row.add(Cells.of(subject.path("grade")));
            }
            categories
                    .keySet()
                    .forEach(code -> row.add(
                            Cells.of(find(subject.path("categories"), code).path("score"))));
            outcomes.keySet().forEach(code -> row.add(outcome(find(subject.path("outcomes"), code))));
            rows.add(row);
        }
        return new NewSheet("排名", headings, rows);
    }

    /** What merely applies, without a value, is a yes. */
    private static Object outcome(JsonNode outcome) {
        return outcome.isObject() && !outcome.has("value") ? "是" : Cells.of(outcome.path("value"));
    }

    private static JsonNode find(JsonNode all, String code) {
        for (JsonNode each : all) {
            if (code(each).equals(code)) {
                return each;
            }
        }
        return all.path(code);
    }

    private static String code(JsonNode each) {
        return each.path("code").asText();
    }

    private static String label(JsonNode each) {
        return each.path("label").asText()
                + (each.has("unit") ? "（" + each.path("unit").asText() + "）" : "");
    }
}
