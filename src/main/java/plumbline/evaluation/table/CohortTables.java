package plumbline.evaluation.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumbline.sheet.NewSheet;

/** The tables of what concerns all subjects together. Stateless. */
final class CohortTables {
    private CohortTables() {}

    static NewSheet allocation(JsonNode answer) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonNode pool : answer.at("/cohort/pools")) {
            String label = "";
            for (JsonNode subject : answer.path("results")) {
                for (JsonNode outcome : subject.path("outcomes")) {
                    if (outcome.path("code").equals(pool.path("outcome"))) {
                        label = outcome.path("label").asText();
                        List<Object> row = new ArrayList<>(List.of(label));
                        row.addAll(Cells.of(subject, List.of("id", "name")));
                        row.addAll(Cells.of(outcome, List.of("value", "unit", "reason", "basis")));
                        rows.add(row);
                    }
                }
            }
            String shown = label.isEmpty() ? pool.path("outcome").asText() : label;
            rows.add(sum(shown, "合计", pool, "placed"));
            rows.add(sum(shown, "未分配", pool, "unplaced"));
        }
        return new NewSheet("分配", List.of("项目", "编号", "名称", "金额", "单位", "理由", "依据"), rows);
    }

    private static List<Object> sum(String label, String name, JsonNode pool, String member) {
        return List.of(
                label,
                "",
                name,
                Cells.of(pool.path(member)),
                Cells.of(pool.path("unit")),
                "",
                Cells.of(pool.path("basis")));
    }

    static NewSheet cohort(JsonNode answer) {
        List<List<Object>> rows = new ArrayList<>();
        for (String group : List.of("figures", "outcomes")) {
            for (JsonNode each : answer.path("cohort").path(group)) {
                List<Object> row = new ArrayList<>();
                row.add(Cells.of(each.path("label")));
                row.add(each.has("value") ? Cells.of(each.path("value")) : "是");
                row.addAll(Cells.of(each, List.of("unit", "reason", "basis")));
                row.add(ReasonTables.origin(each));
                rows.add(row);
            }
        }
        return new NewSheet("全体", List.of("项目", "数值", "单位", "理由", "依据", "出处"), rows);
    }

    static NewSheet receipt(JsonNode answer) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("存档编号", answer.path("id"));
        values.put("时间", answer.path("at"));
        values.put("试评", answer.path("trial"));
        values.put("试算（未存档）", answer.path("dryRun"));
        values.put("方案", answer.at("/policy/id"));
        values.put("方案名称", answer.at("/policy/title"));
        values.put("文件", answer.at("/policy/document"));
        values.put("考核期", answer.path("period"));
        values.put("基准日", answer.path("asOf"));
        answer.path("context").properties().forEach(member -> values.put("总体情况：" + member.getKey(), member.getValue()));
        values.put("input", answer.at("/receipt/input"));
        values.put("rules", answer.at("/receipt/rules"));
        values.put("result", answer.at("/receipt/result"));
        List<List<Object>> rows = new ArrayList<>();
        values.forEach((label, value) -> rows.add(List.of(label, Cells.of(value))));
        return new NewSheet("凭据", List.of("项目", "内容"), rows);
    }
}
