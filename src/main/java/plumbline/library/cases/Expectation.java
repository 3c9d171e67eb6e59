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
import plumbline.text.Messages;
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
            outcomes(Messages.text("cohort"), expected.get("cohort"), evaluation.outcomes());
        }
        expected.path("figures").properties().forEach(each -> {
            BigDecimal figure = evaluation.figures().stream()
                    .filter(known -> known.kind().code().equals(each.getKey()))
                    .findFirst()
                    .map(known -> known.value().rounded(6))
                    .orElse(null);
            same(Messages.text("case-figure", each.getKey()), each.getValue(), figure);
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
            differs("case-no-subject", id);
            return;
        }
        if (expected.has("status")) {
            same(Messages.text("case-status", id), expected.get("status"), result.status());
        }
        if (expected.has("total")) {
            same(Messages.text("case-total", id), expected.get("total"), result.total());
        }
        if (expected.has("rank")) {
            same(
                    Messages.text("case-rank", id),
                    expected.get("rank"),
                    result.rank() == null ? null : BigDecimal.valueOf(result.rank()));
        }
        if (expected.has("grade")) {
            same(
                    Messages.text("case-grade", id),
                    expected.get("grade"),
                    result.grade() == null ? null : result.grade().kind().code());
        }
        Map<String, BigDecimal> points = result.entries().stream()
                .collect(Collectors.toMap(entry -> entry.item().code(), Entry::points, BigDecimal::add));
        expected.path("points")
                .properties()
                .forEach(each ->
                        same(Messages.text("case-of", id, each.getKey()), each.getValue(), points.get(each.getKey())));
        if (expected.has("outcomes")) {
            outcomes(new Text(id, id), expected.get("outcomes"), result.outcomes());
        }
    }

    /** The outcomes are exactly those written; one without a value is written with none. */
    private void outcomes(Text owner, JsonNode expected, List<Outcome> found) {
        Map<String, Outcome> byCode = new TreeMap<>();
        found.forEach(outcome -> byCode.put(outcome.kind().code(), outcome));
        Set<String> options = new TreeSet<>();
        expected.fieldNames().forEachRemaining(options::add);
        if (!options.equals(byCode.keySet())) {
            differs("case-outcomes", owner, byCode.keySet().toString(), options.toString());
            return;
        }
        byCode.forEach(
                (code, outcome) -> same(Messages.text("case-of", owner, code), expected.get(code), outcome.value()));
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
            differs("case-seats", quota, found.toString(), options.toString());
        }
    }

    private void notices(JsonNode expected) {
        Map<String, List<String>> found = new TreeMap<>();
        // A case may have made-up numbers, unless it is about what is implausible.
        evaluation.notices().stream()
                .filter(notice -> notice.implausible().isEmpty() || expected.has(notice.code()))
                .forEach(notice -> found.put(
                        notice.code() + (notice.quota() == null ? "" : " " + notice.quota()), notice.subjects()));
        Map<String, List<String>> options = new TreeMap<>();
        expected.properties().forEach(each -> {
            List<String> subjects = new ArrayList<>();
            each.getValue().forEach(subject -> subjects.add(subject.textValue()));
            options.put(each.getKey(), subjects);
        });
        if (!found.equals(options)) {
            differs("case-notices", found.toString(), options.toString());
        }
    }

    private void fires(String rule, boolean expected) {
        if (fired.contains(rule) != expected) {
            differs(expected ? "case-rule-silent" : "case-rule-fired", rule);
        }
    }

    private void same(Text what, JsonNode expected, @Nullable Object found) {
        boolean equal = expected.isNumber()
                ? found instanceof BigDecimal number && number.compareTo(expected.decimalValue()) == 0
                : expected.isNull() ? found == null : Objects.equals(expected.asText(), String.valueOf(found));
        if (!equal) {
            differs("case-differs", what, found == null ? Messages.text("nothing") : found, expected.asText());
        }
    }

    private void differs(@Messages.Key String key, Object... values) {
        differences.add(Messages.text(key, values).both());
    }
}
