package plumbline.rules.check;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.policy.Item;
import plumbline.policy.Labels;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.RuleFile;
import plumbline.rules.drl.RuleFindings;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.Token;
import plumbline.text.Text;

/** Checks what a rule posts: the item, the codes, the phase, and numbers that the sheet does not allow. */
final class PostingCheck {
    private static final Set<String> AWARDS =
            Set.of("award", "awardMax", "awardShareOfMax", "awardLessThanMax", "deduct", "annul");

    /** The phases in which a call has its effect; in any other it would be lost, or come too late for the totals. */
    private static final Map<String, Set<Phase>> PHASES = Map.ofEntries(
            Map.entry("exclude", Set.of(Phase.ADMISSION)),
            Map.entry("award", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("awardMax", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("awardShareOfMax", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("awardLessThanMax", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("deduct", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("annul", Set.of(Phase.STANDING)),
            Map.entry("rankBy", Set.of(Phase.SCORE, Phase.STANDING)),
            Map.entry("claim", Set.of(Phase.GRADE, Phase.ALLOCATE)));

    private final RuleFile file;
    private final Policy policy;
    private final RuleFindings findings;

    PostingCheck(RuleFile file, Policy policy, RuleFindings findings) {
        this.file = file;
        this.policy = policy;
        this.findings = findings;
    }

    void check(RuleText rule, @Nullable Phase phase, @Nullable String item, Expression.Call call, Signature called) {
        String method = call.at().text();
        if (phase != null) {
            phase(phase, call.at(), PHASES.getOrDefault(method, Set.of(phase)));
        }
        if (AWARDS.contains(method) && item == null) {
            findings.add(
                    file,
                    "no-item",
                    rule.start(),
                    new Text("计分的规则没有写明项目", "The rule awards points and names no item"),
                    new Text("在规则名下面写 @item(项目代码)", "Write @item(code) below the rule's name"));
        }
        numbers(method, ConsequenceCheck.item(policy, item), call);
        // A call that fits nothing says nothing of its arguments.
        if (called.arguments().size() == call.arguments().size()) {
            codes(method, phase, call, called);
        }
    }

    /** Behind the phase in which the service fills the seats a candidate comes too late. */
    private void inTime(@Nullable Phase phase, Token method, @Nullable Expression code) {
        Quota quota = code == null || code.at().kind() != Token.Kind.STRING
                ? null
                : policy.quotasByCode().get(code.at().unquoted());
        if (phase != null && quota != null) {
            Phase last = quota.afterGrades() ? Phase.GRADE : Phase.STANDING;
            phase(phase, method, EnumSet.range(Phase.ADMISSION, last));
        }
    }

    private void codes(String method, @Nullable Phase phase, Expression.Call call, Signature called) {
        Expression code = called.argument("code", call.arguments());
        switch (method) {
            case "figure" -> code(code, "figures", policy.figuresByCode().keySet());
            case "outcome", "cohortOutcome", "claim" -> {
                code(code, "outcomes", policy.outcomesByCode().keySet());
                outcome(method, code);
            }
            case "notice" -> code(code, "notices", policy.noticesByCode().keySet());
            case "grade", "proposeGrade" ->
                code(code, "grades", policy.gradesByCode().keySet());
            case "candidate", "seat" -> {
                Expression quota = called.argument("quota", call.arguments());
                code(quota, "quotas", policy.quotasByCode().keySet());
                inTime(phase, call.at(), quota);
            }
            case "rankBy" -> code(called.argument("key", call.arguments()), "ranking", Set.copyOf(policy.postedKeys()));
            default -> {}
        }
    }

    private void outcome(String method, @Nullable Expression code) {
        if (code == null || code.at().kind() != Token.Kind.STRING) {
            return;
        }
        OutcomeKind kind = policy.outcomesByCode().get(code.at().unquoted());
        if (kind == null) {
            return;
        }
        if (kind.ofCohort() != method.equals("cohortOutcome")) {
            String right = kind.ofCohort()
                    ? "cohortOutcome(\"" + kind.code() + "\", …)"
                    : method.equals("claim") ? "claim($x, …)" : "outcome($x, …)";
            findings.add(
                    file,
                    "wrong-scope",
                    code.at(),
                    new Text(
                            "“" + kind.code() + "”是" + (kind.ofCohort() ? "全体的结果" : "单个对象的结果"),
                            kind.code() + " is an outcome of " + (kind.ofCohort() ? "the cohort" : "a subject")),
                    new Text("写成 ledger." + right, "Write ledger." + right));
        } else if (method.equals("claim") && kind.pool() == null) {
            findings.add(
                    file,
                    "no-pool",
                    code.at(),
                    new Text("“" + kind.code() + "”没有可供分配的 pool", kind.code() + " has no pool to share out"),
                    new Text("在 policy.yaml 的这项 outcomes 里写 pool", "Declare its pool in policy.yaml"));
        }
    }

    private void numbers(String method, @Nullable Item item, Expression.Call call) {
        BigDecimal max = item == null ? null : item.max();
        List<Expression> arguments = call.arguments();
        BigDecimal number = null;
        Expression at = null;
        for (Expression argument : arguments) {
            if (number == null) {
                number = ConsequenceCheck.number(argument);
                at = argument;
            }
        }
        if (method.endsWith("Max") && item != null && max == null) {
            findings.add(
                    file,
                    "no-maximum",
                    call.at(),
                    new Text("项目“" + item.code() + "”没有满分 max", "The item " + item.code() + " has no maximum"),
                    new Text(
                            "在 policy.yaml 里写 max，或改用 ledger.award",
                            "Declare its max in policy.yaml, or use ledger.award"));
        }
        if (number == null || at == null) {
            return;
        }
        if (method.equals("award") && max != null && number.compareTo(max) > 0) {
            findings.add(
                    file,
                    "points-above-maximum",
                    at.first(),
                    new Text(
                            number.toPlainString() + " 分超过了项目“" + item(item) + "”的满分 " + max.toPlainString(),
                            number.toPlainString() + " points are more than the maximum of " + item(item) + ", "
                                    + max.toPlainString()),
                    new Text("改分值，或改 policy.yaml 里的 max", "Correct the points, or max in policy.yaml"));
        } else if (method.equals("awardShareOfMax") && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
            findings.add(
                    file,
                    "share-out-of-range",
                    at.first(),
                    new Text(
                            "满分的几成要在 0 和 1 之间，这里是 " + number.toPlainString(),
                            "A share of the maximum lies between 0 and 1, and this is " + number.toPlainString()),
                    new Text("七成写 0.7；直接给分用 ledger.award", "Write 0.7 for 70 %; to give points, use ledger.award"));
        } else if (method.equals("deduct") && number.signum() < 0) {
            findings.add(
                    file,
                    "negative-deduction",
                    at.first(),
                    new Text("扣分写了负数，等于加分", "A negative deduction adds points"),
                    new Text("扣几分就写几，不带负号", "Write how many points to take, without a sign"));
        }
    }

    private static String item(@Nullable Item item) {
        return item == null ? "" : item.code();
    }

    private void phase(Phase phase, Token method, Set<Phase> allowed) {
        if (!allowed.contains(phase)) {
            String names = allowed.stream().sorted().map(Phase::group).collect(Collectors.joining(", "));
            findings.add(
                    file,
                    "wrong-phase",
                    method,
                    new Text(
                            "在 " + phase.group() + " 阶段不能用 ledger." + method.text(),
                            "ledger." + method.text() + " has no place in the phase " + phase.group()),
                    new Text("放到阶段为 " + names + " 的文件里", "Put the rule into a file of the phase " + names));
        }
    }

    private void code(@Nullable Expression code, String list, Set<String> known) {
        if (code == null || code.at().kind() != Token.Kind.STRING) {
            return;
        }
        String written = code.at().unquoted();
        if (!known.contains(written)) {
            findings.add(
                    file,
                    "unknown-code",
                    code.at(),
                    new Text(
                            "policy.yaml 的 " + list + " 里没有“" + written + "”",
                            "policy.yaml has no " + written + " under " + list),
                    new Labels(policy)
                            .instead(
                                    written,
                                    known,
                                    known.isEmpty()
                                            ? new Text("在 policy.yaml 里补上它", "Add it in policy.yaml")
                                            : new Text(
                                                    "可写：" + String.join("、", known) + "；或在 policy.yaml 里补上它",
                                                    "There are " + String.join(", ", known)
                                                            + "; or add it in policy.yaml")));
        }
    }
}
