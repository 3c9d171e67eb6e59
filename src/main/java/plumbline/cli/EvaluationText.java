package plumbline.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.CategoryScore;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.Explain;
import plumbline.evaluation.SubjectResult;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.Entry;
import plumbline.ledger.Firing;
import plumbline.ledger.Outcome;
import plumbline.policy.Authority;
import plumbline.policy.Category;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.policy.Reading;

/** An evaluation as text for people, in Chinese: the ranking as a table, and what each subject's points consist of. */
final class EvaluationText {
    /** The units that answers name by a code. */
    private static final Map<String, String> UNITS = Map.of("days", "天", "workingDays", "个工作日");

    private final Evaluation evaluation;
    private final Policy policy;
    private final StringBuilder text = new StringBuilder();

    private EvaluationText(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.policy = evaluation.policy();
    }

    static String of(Evaluation evaluation, Explain explain) {
        EvaluationText writer = new EvaluationText(evaluation);
        writer.head();
        writer.ranking();
        writer.cohort();
        if (explain != Explain.NONE) {
            evaluation.results().forEach(writer::subject);
            writer.readings();
        }
        if (explain == Explain.FULL) {
            writer.firings();
        }
        return writer.text.toString();
    }

    private void head() {
        line(policy.title().zh());
        line("依据：" + policy.document());
        LocalDate asOf = evaluation.cohort().asOf();
        line("考核期 " + evaluation.cohort().period() + (asOf == null ? "" : "，截至 " + asOf) + "，"
                + policy.subject().label().zh() + " "
                + evaluation.size() + " 个，规则版本 "
                + evaluation.revision().substring(0, 19) + "，试算（未存档）");
        line("");
    }

    private void ranking() {
        List<OutcomeKind> columns = policy.outcomes().stream()
                .filter(kind -> !kind.ofCohort())
                .filter(kind -> evaluation.results().stream().anyMatch(result -> outcome(result, kind) != null))
                .toList();
        List<String> head =
                new ArrayList<>(List.of("名次", "编号", policy.subject().label().zh(), "总分"));
        List<Boolean> right = new ArrayList<>(List.of(true, false, false, true));
        for (Category category : policy.categories()) {
            head.add(category.label().zh());
            right.add(true);
        }
        boolean isGraded = !policy.grades().isEmpty();
        if (isGraded) {
            head.add("等次");
            right.add(false);
        }
        for (OutcomeKind kind : columns) {
            head.add(kind.label().zh() + (kind.unit() == null ? "" : "（" + kind.unit() + "）"));
            right.add(kind.decimals() != null);
        }
        TextTable table = new TextTable(right);
        table.row(head);
        for (SubjectResult result : evaluation.results()) {
            List<String> row = new ArrayList<>(List.of(rank(result), result.id(), result.name(), total(result)));
            result.categories().stream()
                    .map(CategoryScore::score)
                    .map(EvaluationText::plain)
                    .forEach(row::add);
            while (row.size() < 4 + policy.categories().size()) {
                row.add("");
            }
            if (isGraded) {
                row.add(
                        result.grade() == null
                                ? ""
                                : result.grade().kind().label().zh());
            }
            columns.forEach(kind -> row.add(cell(outcome(result, kind))));
            table.row(row);
        }
        text.append(table.text(""));
        line("");
    }

    private void cohort() {
        for (CohortFigure figure : evaluation.figures()) {
            String unit =
                    figure.kind().unit() == null ? "" : " " + figure.kind().unit();
            line(figure.kind().label().zh() + "：" + figure.value() + unit + "（" + figure.reason() + "；"
                    + of(figure.kind().authority()) + "）");
        }
        for (Outcome outcome : evaluation.outcomes()) {
            line(outcome.kind().label().zh() + "：" + value(outcome) + "（"
                    + of(outcome.kind().authority()) + "）");
        }
        evaluation
                .notices()
                .forEach(notice -> line("提示 [" + notice.kind().code() + quota(notice.quota()) + "] "
                        + notice.kind().message().zh() + "（" + String.join("、", notice.subjects()) + "；"
                        + of(notice.kind().authority()) + "）"));
        line("");
    }

    private void subject(SubjectResult result) {
        if (result.excluded() != null) {
            line("不参评  " + result.name() + "（" + result.id() + "）：" + result.excluded());
            line("");
            return;
        }
        String grade = result.grade() == null
                ? ""
                : "  " + result.grade().kind().label().zh() + "（"
                        + result.grade().reason() + "）";
        line("第 " + rank(result) + " 名  " + result.name() + "（" + result.id() + "）  总分 " + total(result) + grade);
        TextTable table = new TextTable(List.of(false, true, true, false, false, false));
        table.row(List.of("项目", "得分", "满分", "理由", "依据", "出处"));
        for (Entry entry : result.entries()) {
            Authority authority = entry.item().authority();
            BigDecimal max = entry.item().max();
            String basis = entry.rule().basis();
            var origin = entry.rule().origin();
            table.row(List.of(
                    entry.item().label().zh() + (entry.key().isEmpty() ? "" : " " + entry.key()),
                    plain(entry.points()),
                    max == null ? "" : plain(max),
                    entry.reason(),
                    basis == null ? authority.basis() : basis,
                    origin(origin == null ? authority.origin().zh() : origin.zh(), authority)));
        }
        table.row(List.of("合计", total(result), "", "", "", ""));
        text.append(table.text("    "));
        for (Outcome outcome : result.outcomes()) {
            line("    " + outcome.kind().label().zh()
                    + (outcome.value() == null ? "" : "：" + value(outcome)) + "（" + outcome.reason() + "；"
                    + of(outcome.kind().authority()) + "）");
        }
        line("");
    }

    private void readings() {
        if (policy.readings().isEmpty()) {
            return;
        }
        line("理解与假定");
        for (Reading reading : policy.readings()) {
            line("    " + reading.origin().zh() + " " + reading.code() + "（" + reading.basis() + "）："
                    + reading.takes().zh() + "。");
            line("        也可理解为：" + reading.otherwise().zh() + "。取前者，因为"
                    + reading.because().zh() + "。");
        }
        line("");
    }

    private void firings() {
        line("规则触发记录");
        for (Firing firing : evaluation.firings()) {
            String matched = firing.matched().entrySet().stream()
                    .map(value -> value.getKey() + "=" + shown(value.getValue()))
                    .collect(Collectors.joining("，"));
            String posted = firing.posted().stream()
                    .map(posting -> posting.code() + (posting.value() == null ? "" : " " + shown(posting.value())))
                    .collect(Collectors.joining("，"));
            line("    " + firing.seq() + "  " + firing.rule().name() + "（"
                    + firing.rule().file() + ":" + firing.rule().line() + "）");
            line("        " + matched + " → " + posted);
        }
        line("");
    }

    private static String rank(SubjectResult result) {
        return result.rank() == null ? "—" : result.rank().toString();
    }

    private static String total(SubjectResult result) {
        return result.total() == null ? "" : plain(result.total());
    }

    private static @Nullable Outcome outcome(SubjectResult result, OutcomeKind kind) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private static String cell(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "";
        }
        Integer decimals = outcome.kind().decimals();
        return outcome.value() instanceof BigDecimal number && decimals != null
                ? number.setScale(decimals).toPlainString()
                : outcome.value() == null ? "是" : shown(outcome.value());
    }

    private String quota(@Nullable String code) {
        Quota quota = code == null ? null : policy.quotasByCode().get(code);
        return quota == null ? "" : "：" + quota.label().zh();
    }

    private static String value(Outcome outcome) {
        String code = outcome.kind().unit();
        String unit = code == null ? "" : " " + UNITS.getOrDefault(code, code);
        return outcome.value() == null ? "是" : cell(outcome) + unit;
    }

    private static String shown(Object value) {
        return value instanceof BigDecimal number ? plain(number) : value.toString();
    }

    private static String of(Authority authority) {
        return authority.basis() + "，" + origin(authority.origin().zh(), authority);
    }

    private static String origin(String origin, Authority authority) {
        return authority.readings().isEmpty() ? origin : origin + " " + String.join(" ", authority.readings());
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
