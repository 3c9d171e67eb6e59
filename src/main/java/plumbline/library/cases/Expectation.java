package plumbline.library.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.SubjectResult;
import plumbline.ledger.Entry;
import plumbline.ledger.Outcome;
import plumbline.text.Text;

/** Compares an evaluation with what a case expects of it. Only what the case writes is compared. */
final class Expectation {
    private final Evaluation evaluation;
    private final Set<String> fired;
    private final List<String> differences = new ArrayList<>();

    Expectation(Evaluation evaluation, Set<String> fired) {
        this.evaluation = evaluation;
        this.fired = fired;
    }

    /** Each difference in a line. */
    List<String> differences(JsonNode expected) {
        expected.path("subjects").properties().forEach(each -> subject(each.getKey(), each.getValue()));
        if (expected.has("cohort")) {
            outcomes("全体", expected.get("cohort"), evaluation.outcomes());
        }
        expected.path("figures").properties().forEach(each -> {
            BigDecimal figure = evaluation.figures().stream()
                    .filter(known -> known.kind().code().equals(each.getKey()))
                    .findFirst()
                    .map(known -> known.value().rounded(6))
                    .orElse(null);
            same("全体的数 " + each.getKey(), each.getValue(), figure);
        });
        expected.path("quotas").properties().forEach(each -> seats(each.getKey(), each.getValue()));
        if (expected.has("notices")) {
            notices(expected.get("notices"));
        }
        expected.path("fires").forEach(rule -> fires(rule.textValue(), true));
        expected.path("silent").forEach(rule -> fires(rule.textValue(), false));
        return differences;
    }

    private void subject(String id, JsonNode expected) {
        SubjectResult result = evaluation.results().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
        if (result == null) {
            add(id + "：没有这个对象", id + ": no such subject");
            return;
        }
        if (expected.has("status")) {
            same(id + "：状态 status", expected.get("status"), result.excluded() == null ? "ranked" : "excluded");
        }
        if (expected.has("total")) {
            same(id + "：总分 total", expected.get("total"), result.total());
        }
        if (expected.has("rank")) {
            same(
                    id + "：名次 rank",
                    expected.get("rank"),
                    result.rank() == null ? null : BigDecimal.valueOf(result.rank()));
        }
        if (expected.has("grade")) {
            same(
                    id + "：等次 grade",
                    expected.get("grade"),
                    result.grade() == null ? null : result.grade().kind().code());
        }
        Map<String, BigDecimal> points = result.entries().stream()
                .collect(Collectors.toMap(entry -> entry.item().code(), Entry::points, BigDecimal::add));
        expected.path("points")
                .properties()
                .forEach(each -> same(id + "：" + each.getKey(), each.getValue(), points.get(each.getKey())));
        if (expected.has("outcomes")) {
            outcomes(id, expected.get("outcomes"), result.outcomes());
        }
    }

    /** The outcomes are exactly those written; one without a value is written with none. */
    private void outcomes(String owner, JsonNode expected, List<Outcome> found) {
        Map<String, Outcome> byCode = new TreeMap<>();
        found.forEach(outcome -> byCode.put(outcome.kind().code(), outcome));
        Set<String> options = new TreeSet<>();
        expected.fieldNames().forEachRemaining(options::add);
        if (!options.equals(byCode.keySet())) {
            add(
                    owner + "：结果是 " + byCode.keySet() + "，应为 " + options,
                    "outcomes " + byCode.keySet() + ", expected " + options);
            return;
        }
        byCode.forEach((code, outcome) -> same(owner + "：" + code, expected.get(code), outcome.value()));
    }

    private void seats(String quota, JsonNode expected) {
        List<String> options = new ArrayList<>();
        expected.forEach(subject -> options.add(subject.textValue()));
        List<String> found = evaluation.quotas().stream()
                .filter(result -> result.quota().code().equals(quota))
                .findFirst()
                .map(result -> result.seats().taken())
                .orElse(List.of());
        if (!found.equals(options)) {
            add(
                    "名额 " + quota + " 由 " + found + " 占用，应为 " + options,
                    "quota " + quota + " taken by " + found + ", expected " + options);
        }
    }

    private void notices(JsonNode expected) {
        Map<String, List<String>> found = new TreeMap<>();
        evaluation
                .notices()
                .forEach(notice -> found.put(
                        notice.code() + (notice.quota() == null ? "" : " " + notice.quota()), notice.subjects()));
        Map<String, List<String>> options = new TreeMap<>();
        expected.properties().forEach(each -> {
            List<String> subjects = new ArrayList<>();
            each.getValue().forEach(subject -> subjects.add(subject.textValue()));
            options.put(each.getKey(), subjects);
        });
        if (!found.equals(options)) {
            add("提示是 " + found + "，应为 " + options, "notices " + found + ", expected " + options);
        }
    }

    private void fires(String rule, boolean expected) {
        if (fired.contains(rule) != expected) {
            add("规则“" + rule + "”" + (expected ? "没有触发，应当触发" : "触发了，应当不触发"), expected ? "it did not fire" : "it fired");
        }
    }

    private void same(String what, JsonNode expected, @Nullable Object found) {
        boolean equal = expected.isNumber()
                ? found instanceof BigDecimal number && number.compareTo(expected.decimalValue()) == 0
                : expected.isNull() ? found == null : Objects.equals(expected.asText(), String.valueOf(found));
        if (!equal) {
            add(
                    what + " 是 " + (found == null ? "（无）" : found) + "，应为 " + expected.asText(),
                    "is " + found + ", expected " + expected.asText());
        }
    }

    private void add(String zh, String en) {
        differences.add(new Text(zh, en).both());
    }
}
