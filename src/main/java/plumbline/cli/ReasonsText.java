package plumbline.cli;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.SubjectResult;
import plumbline.ledger.Entry;
import plumbline.ledger.Firing;
import plumbline.ledger.Outcome;
import plumbline.policy.Authority;
import plumbline.policy.Origin;
import plumbline.policy.Policy;
import plumbline.policy.Reading;

/** Why an evaluation came out so, as text: what each subject's points consist of, the readings, the firings. */
final class ReasonsText {
    private final Evaluation evaluation;
    private final Policy policy;
    private final StringBuilder text;

    /** @param text what it writes to */
    ReasonsText(Evaluation evaluation, StringBuilder text) {
        this.evaluation = evaluation;
        this.policy = evaluation.policy();
        this.text = text;
    }

    void subject(SubjectResult result) {
        if (result.excluded() != null) {
            line("不参评  " + result.name() + "（" + result.id() + "）：" + result.excluded());
            line("");
            return;
        }
        String grade = result.grade() == null
                ? ""
                : "  " + result.grade().kind().label().zh() + "（"
                        + result.grade().reason() + "）";
        String rank = result.unranked() == null ? "第 " + Words.rank(result) + " 名" : "不排名（" + result.unranked() + "）";
        line(rank + "  " + result.name() + "（" + result.id() + "）  总分 " + Words.total(result) + grade);
        TextTable table = new TextTable(List.of(false, true, true, false, false, false));
        table.row(List.of("项目", "得分", "满分", "理由", "依据", "出处"));
        for (Entry entry : result.entries()) {
            Authority authority = entry.item().authority();
            BigDecimal max = entry.item().max();
            String basis = entry.rule().basis();
            Origin origin = entry.rule().origin();
            table.row(List.of(
                    entry.item().label().zh() + (entry.key().isEmpty() ? "" : " " + entry.key()),
                    Words.plain(entry.points()),
                    max == null ? "" : Words.plain(max),
                    entry.reason(),
                    basis == null ? authority.basis() : basis,
                    Words.origin(origin == null ? authority.origin().zh() : origin.zh(), authority)));
        }
        table.row(List.of("合计", Words.total(result), "", "", "", ""));
        text.append(table.text("    "));
        for (Outcome outcome : result.outcomes()) {
            line("    " + outcome.kind().label().zh()
                    + (outcome.value() == null ? "" : "：" + Words.value(outcome)) + "（" + outcome.reason() + "；"
                    + Words.of(outcome.kind().authority()) + "）");
        }
        line("");
    }

    void readings() {
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

    void firings() {
        line("规则触发记录");
        for (Firing firing : evaluation.firings()) {
            String matched = firing.matched().entrySet().stream()
                    .map(value -> value.getKey() + "=" + Words.shown(value.getValue()))
                    .collect(Collectors.joining("，"));
            String posted = firing.posted().stream()
                    .map(posting ->
                            posting.code() + (posting.value() == null ? "" : " " + Words.shown(posting.value())))
                    .collect(Collectors.joining("，"));
            line("    " + firing.seq() + "  " + firing.rule().name() + "（"
                    + firing.rule().file() + ":" + firing.rule().line() + "）");
            line("        " + matched + " → " + posted);
        }
        line("");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
