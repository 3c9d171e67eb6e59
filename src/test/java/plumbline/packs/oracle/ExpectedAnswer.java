package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts an evaluation together in the order that the conventions demand; lists without an order are sorted. */
final class ExpectedAnswer {
    private record Notice(String code, String quota, List<String> subjects) {}

    private final List<String> categories;
    private final RankGroups ranking;
    private final List<SubjectSheet> excluded;
    private final List<ObjectNode> cohortOutcomes = new ArrayList<>();
    private final List<QuotaCut> quotas = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();

    ExpectedAnswer(List<String> categories, RankGroups ranking, List<SubjectSheet> excluded) {
        this.categories = categories;
        this.ranking = ranking;
        this.excluded = excluded;
    }

    ExpectedAnswer(List<String> categories, RankGroups ranking) {
        this(categories, ranking, List.of());
    }

    void cohortOutcome(String code, JsonNode value) {
        ObjectNode outcome = ExactJson.object().put("code", code);
        cohortOutcomes.add(outcome.set("value", value));
    }

    void cohortOutcome(String code, long value, String unit) {
        ObjectNode outcome = ExactJson.object().put("code", code);
        cohortOutcomes.add(
                outcome.<ObjectNode>set("value", ExactJson.number(value)).put("unit", unit));
    }

    /** Who was left out of a quota is named by a notice. */
    void quota(QuotaCut quota) {
        quotas.add(quota);
        if (!quota.leftOut().isEmpty()) {
            notices.add(new Notice("tie-at-boundary", quota.code(), SubjectSheet.ids(quota.leftOut())));
        }
    }

    /** A notice about nobody is none. */
    void notice(String code, List<String> subjects) {
        if (!subjects.isEmpty()) {
            notices.add(new Notice(code, "", subjects));
        }
    }

    ObjectNode json() {
        ObjectNode answer = ExactJson.object();
        answer.set("results", results());
        answer.set("cohort", cohort());
        answer.set("notices", notices());
        return answer;
    }

    private ArrayNode results() {
        Comparator<SubjectSheet> byId = Comparator.comparing(SubjectSheet::id, ExactJson.BY_CODE_POINT);
        ArrayNode results = ExactJson.array();
        int rank = 1;
        for (List<SubjectSheet> group : ranking.groups()) {
            for (SubjectSheet sheet : group.stream().sorted(byId).toList()) {
                results.add(ranked(sheet, rank));
            }
            rank += group.size();
        }
        excluded.stream().sorted(byId).map(ExpectedAnswer::excluded).forEach(results::add);
        return results;
    }

    private ObjectNode ranked(SubjectSheet sheet, int rank) {
        ObjectNode row = ExactJson.object().put("id", sheet.id()).put("status", "ranked");
        row.set("total", ExactJson.number(sheet.total()));
        row.set("rank", ExactJson.number(rank));
        if (sheet.grade() != null) {
            row.put("grade", sheet.grade());
        }
        ArrayNode scores = row.putArray("categories");
        for (String category : categories) {
            scores.addObject().put("code", category).set("score", ExactJson.number(sheet.score(category)));
        }
        ArrayNode entries = row.putArray("entries");
        for (SubjectSheet.Entry entry : sheet.entries()) {
            ObjectNode node =
                    entries.addObject().put("category", entry.category()).put("item", entry.item());
            node.set("points", ExactJson.number(entry.points()));
        }
        ArrayNode outcomes = row.putArray("outcomes");
        sheet.outcomes().forEach((code, value) -> {
            ObjectNode node = outcomes.addObject().put("code", code);
            value.ifPresent(amount -> node.set("value", amount));
        });
        return row;
    }

    /** No rank, no total, no grade and no entries (convention 6). */
    private static ObjectNode excluded(SubjectSheet sheet) {
        ObjectNode row = ExactJson.object().put("id", sheet.id()).put("status", "excluded");
        row.putNull("total").putNull("rank").putNull("grade");
        row.putArray("categories");
        row.putArray("entries");
        row.putArray("outcomes");
        return row;
    }

    private ObjectNode cohort() {
        ObjectNode cohort = ExactJson.object();
        cohort.set("size", ExactJson.number(ranking.sheets().size()));
        ArrayNode outcomes = cohort.putArray("outcomes");
        cohortOutcomes.stream()
                .sorted(Comparator.comparing(outcome -> outcome.get("code").asText()))
                .forEach(outcomes::add);
        ArrayNode rows = cohort.putArray("quotas");
        quotas.stream().sorted(Comparator.comparing(QuotaCut::code)).forEach(quota -> {
            ObjectNode row = rows.addObject().put("code", quota.code());
            row.set("limit", ExactJson.number(quota.limit()));
            row.set("taken", ExactJson.sorted(SubjectSheet.ids(quota.taken())));
            row.set("leftOut", ExactJson.sorted(SubjectSheet.ids(quota.leftOut())));
        });
        return cohort;
    }

    private ArrayNode notices() {
        ArrayNode rows = ExactJson.array();
        notices.stream()
                .sorted(Comparator.comparing(Notice::code).thenComparing(Notice::quota))
                .forEach(notice -> {
                    ObjectNode row = rows.addObject().put("code", notice.code());
                    if (!notice.quota().isEmpty()) {
                        row.put("quota", notice.quota());
                    }
                    row.set("subjects", ExactJson.sorted(notice.subjects()));
                });
        return rows;
    }
}
