package plumbline.rules.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.facts.FactKinds;
import plumbline.facts.Phase;
import plumbline.policy.Policy;
import plumbline.policy.RankingKey;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleSplitter;
import plumbline.rules.drl.Token;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** Checks that a file names a phase, and that its rules look at nothing that is not there yet. */
final class PhaseCheck {
    private final Policy policy;

    PhaseCheck(Policy policy) {
        this.policy = policy;
    }

    /** The phase of a file; null when it names none. */
    @Nullable
    Phase of(FileFindings findings, RuleSplitter file) {
        Token group = file.phase();
        if (group == null && file.rules().isEmpty()) {
            return null;
        }
        Phase phase = group == null ? null : Phase.of(group.unquoted());
        if (phase == null) {
            String nearest = group == null ? null : NearestName.to(group.unquoted(), Phase.names());
            findings.add(
                    "no-phase",
                    group == null ? 1 : group.line(),
                    group == null ? 1 : group.column(),
                    group == null ? null : findings.line(group.line()),
                    group == null
                            ? new Text("文件没有写明阶段，规则不会执行", "The file names no phase, so its rules would never fire")
                            : new Text(
                                    "没有“" + group.unquoted() + "”这个阶段，规则不会执行",
                                    "There is no phase " + group.unquoted() + ", so the rules would never fire"),
                    nearest != null
                            ? new Text("是不是 \"" + nearest + "\"？", "Did you mean \"" + nearest + "\"?")
                            : new Text(
                                    "在第一条规则之前写 agenda-group \"score\"；可用的阶段：" + Phase.groups(),
                                    "Write agenda-group \"score\" before the first rule; the phases are "
                                            + Phase.groups()));
        }
        return phase;
    }

    /** A fact that is not there yet never matches, so the rule would be silent for ever. */
    void check(FileFindings findings, Token at, @Nullable Phase phase, String type) {
        if (type.equals("AsOf") && !policy.request().asOfRequired()) {
            findings.add(
                    "as-of-not-required",
                    at,
                    new Text(
                            "请求可以不写 asOf，那时没有 AsOf，这条规则就不起作用",
                            "A request may leave out asOf; there is no AsOf then, and the rule has no effect"),
                    new Text("在 policy.yaml 里写 asOf: required", "Write asOf: required in policy.yaml"));
        }
        Phase first = firstPhase(type);
        if (phase != null && phase.compareTo(first) < 0) {
            findings.add(
                    "wrong-phase",
                    at,
                    new Text(
                            "在 " + phase.group() + " 阶段还没有 " + type + "，规则不会触发",
                            "In the phase " + phase.group() + " there is no " + type + " yet, so the rule never fires"),
                    new Text(
                            "放到阶段为 " + first.group() + " 或以后的文件里",
                            "Put the rule into a file of the phase " + first.group() + " or later"));
        }
    }

    /** The rows of steps are found when what they are steps of is known. */
    private Phase firstPhase(String type) {
        return policy.tables().stream()
                .filter(table -> table.factType().equals(type) && table.steps() != null)
                .map(table ->
                        Objects.requireNonNull(table.steps()).of().equals(RankingKey.TOTAL) ? Phase.GRADE : Phase.SCORE)
                .findFirst()
                .orElse(FactKinds.firstPhase(type));
    }
}
