package plumbline.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.CategoryScore;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.Explain;
import plumbline.evaluation.QuotaResult;
import plumbline.evaluation.SubjectResult;
import plumbline.ledger.CohortFigure;
import plumbline.ledger.Outcome;
import plumbline.ledger.PoolUse;
import plumbline.policy.Category;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.standing.Seats;

/** An evaluation as text for people, in Chinese: the ranking as a table, and what each subject's points consist of. */
final class EvaluationText {

    private final Evaluation evaluation;
    private final Policy policy;
    private final StringBuilder text = new StringBuilder();

    private EvaluationText(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.policy = evaluation.policy();
    }

    static String of(Evaluation evaluation, Explain explain) {
        EvaluationText writer = new EvaluationText(evaluation);
        ReasonsText reasons = new ReasonsText(evaluation, writer.text);
        writer.head();
        writer.ranking();
        writer.cohort();
        if (explain != Explain.NONE) {
            evaluation.results().forEach(reasons::subject);
            reasons.readings();
        }
        if (explain == Explain.FULL) {
            reasons.firings();
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
            List<String> row =
                    new ArrayList<>(List.of(Words.rank(result), result.id(), result.name(), Words.total(result)));
            result.categories().stream()
                    .map(CategoryScore::score)
                    .map(Words::plain)
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
            columns.forEach(kind -> row.add(Words.cell(outcome(result, kind))));
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
                    + Words.of(figure.kind().authority()) + "）");
        }
        for (Outcome outcome : evaluation.outcomes()) {
            line(outcome.kind().label().zh() + "：" + Words.value(outcome) + "（"
                    + Words.of(outcome.kind().authority()) + "）");
        }
        for (QuotaResult result : evaluation.quotas()) {
            Seats seats = result.seats();
            String leftOut = seats.leftOut().isEmpty() ? "" : "；并列而未取：" + String.join("、", seats.leftOut());
            line("名额 " + result.quota().label().zh() + "：" + seats.limit() + " 个，取 "
                    + seats.taken().size() + " 个：" + String.join("、", seats.taken()) + leftOut + "（"
                    + Words.of(result.quota().authority()) + "）");
        }
        for (PoolUse use : evaluation.pools()) {
            String unit = use.kind().unit() == null ? "" : " " + use.kind().unit();
            line("分配 " + use.kind().label().zh() + "：共 " + use.amount().toPlainString() + unit + "，分出 "
                    + use.placed().toPlainString() + unit + "，未分出 "
                    + use.unplaced().toPlainString() + unit + "（"
                    + Words.of(use.kind().authority()) + "）");
        }
        evaluation
                .notices()
                .forEach(notice -> line("提示 [" + notice.code() + quota(notice.quota()) + "] "
                        + notice.message().zh() + "（" + String.join("、", notice.subjects())
                        + (notice.authority() == null ? "" : "；" + Words.of(notice.authority())) + "）"));
        line("");
    }

    private static @Nullable Outcome outcome(SubjectResult result, OutcomeKind kind) {
        return result.outcomes().stream()
                .filter(outcome -> outcome.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private String quota(@Nullable String code) {
        Quota quota = code == null ? null : policy.quotasByCode().get(code);
        return quota == null ? "" : "：" + quota.label().zh();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
