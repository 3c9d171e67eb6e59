package plumbline.evaluation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.sheet.NewSheet;

/** The tables that say why. Stateless. */
final class ReasonTables {
    private static final Map<String, String> ORIGIN = Map.of("text", "原文", "reading", "理解", "assumed", "假定");

    private ReasonTables() {}

    static NewSheet entries(JsonNode answer) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode subject : answer.path("results")) {
            Map<String, Object> categories = new HashMap<>();
            subject.path("categories")
                    .forEach(category ->
                            categories.put(category.path("code").asText(), Cells.of(category.path("label"))));
            for (JsonNode entry : subject.path("entries")) {
                List<Object> row = new ArrayList<>(Cells.of(subject, List.of("rank", "id", "name")));
                row.add(categories.getOrDefault(entry.path("category").asText(), ""));
                row.addAll(Cells.of(entry, List.of("label", "points", "max", "reason", "basis")));
                row.add(origin(entry));
                row.add(Cells.list(entry.path("readings")));
                row.add(Cells.of(entry.path("rule")));
                rows.add(row);
            }
        }
        return new NewSheet(
                "得分明细", List.of("名次", "编号", "名称", "分类", "项目", "得分", "满分", "理由", "依据", "出处", "理解与假定", "规则"), rows);
    }

    static String origin(JsonNode each) {
        String origin = each.path("origin").asText();
        return ORIGIN.getOrDefault(origin, origin);
    }

    static NewSheet notices(JsonNode answer) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode notice : answer.path("notices")) {
            rows.add(List.of(
                    Cells.of(notice.path("code")),
                    Cells.of(notice.at("/message/zh")),
                    Cells.of(notice.at("/message/en")),
                    Cells.list(notice.path("subjects")),
                    Cells.of(notice.path("basis"))));
        }
        return new NewSheet("提示", List.of("代码", "说明", "English", "涉及的编号", "依据"), rows);
    }
}
