package plumbline.rules.check;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.facts.Phase;
import plumbline.ledger.PostingKind;
import plumbline.ledger.Posts;
import plumbline.policy.Item;
import plumbline.policy.Labels;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.FileFindings;
import plumbline.rules.drl.RuleText;
import plumbline.rules.drl.Token;
import plumbline.text.Text;

/** Checks what a rule posts: the item, the codes, the phase, and numbers that the sheet does not allow. */
final class PostingCheck {
    private final Policy policy;
    private final FileFindings findings;

    PostingCheck(Policy policy, FileFindings findings) {
        this.policy = policy;
        this.findings = findings;
    }

    void check(
            RuleText rule,
            @Nullable Phase phase,
            @Nullable String item,
            @Nullable Set<String> items,
            Expression.Call call,
            Signature called) {
        Posts posts = called.posts();
        // A call that fits nothing says nothing of what it posts.
        if (posts == null) {
            return;
        }
        if (phase != null && posts.in().length > 0) {
            phase(phase, call.at(), Set.of(posts.in()));
        }
        if (posts.value() == PostingKind.ITEM && item == null) {
            findings.add(
                    "no-item",
                    rule.start(),
                    new Text("计分的规则没有写明项目", "The rule awards points and names no item"),
                    new Text("在规则名下面写 @item(项目代码)", "Write @item(code) below the rule's name"));
        }
        number(call, called);
        policy.items()
                .filter(each -> items != null && items.contains(each.code()))
                .forEach(each -> maximum(posts, each, call, called));
        Expression code = called.argument(Signature.Argument::isCode, call.arguments());
        if (code != null && posts.value().list() != null) {
            code(code, posts.value().list(), posts.value().codes(policy));
        }
        switch (posts.value()) {
            case OUTCOME, CLAIM -> outcome(called, code);
            case CANDIDATE -> inTime(phase, call.at(), code);
            default -> {}
        }
    }

    /** After the phase in which the service fills the seats a candidate comes too late. */
    private void inTime(@Nullable Phase phase, Token method, @Nullable Expression code) {
        Quota quota = code == null ? null : policy.quotasByCode().get(String.valueOf(code.word()));
        if (phase != null && quota != null) {
            Phase last = quota.afterGrades() ? Phase.GRADE : Phase.STANDING;
            phase(phase, method, EnumSet.range(Phase.ADMISSION, last));
        }
    }

    private void outcome(Signature called, @Nullable Expression code) {
        boolean isClaim = called.posts() != null && called.posts().value() == PostingKind.CLAIM;
        boolean isOfCohort = called.arguments().stream().noneMatch(argument -> argument.sort() == Value.Sort.SUBJECT);
        OutcomeKind kind = code == null ? null : policy.outcomesByCode().get(String.valueOf(code.word()));
        if (code == null || kind == null) {
            return;
        }
        if (kind.ofCohort() != isOfCohort) {
            String right = kind.ofCohort()
                    ? "cohortOutcome(\"" + kind.code() + "\", …)"
                    : isClaim ? "claim($x, …)" : "outcome($x, …)";
            findings.add(
                    "wrong-scope",
                    code.at(),
                    new Text(
                            "“" + kind.code() + "”是" + (kind.ofCohort() ? "全体的结果" : "单个对象的结果"),
                            kind.code() + " is an outcome of " + (kind.ofCohort() ? "the cohort" : "a subject")),
                    new Text("写成 ledger." + right, "Write ledger." + right));
        } else if (isClaim && kind.pool() == null) {
            findings.add(
                    "no-pool",
                    code.at(),
                    new Text("“" + kind.code() + "”没有可供分配的 pool", kind.code() + " has no pool to share out"),
                    new Text("在 policy.yaml 的这项 outcomes 里写 pool", "Declare its pool in policy.yaml"));
        }
    }

    private void maximum(Posts posts, Item item, Expression.Call call, Signature called) {
        BigDecimal max = item.max();
        if (posts.ofMaximum() && max == null) {
            findings.add(
                    "no-maximum",
                    call.at(),
                    new Text("项目“" + item.code() + "”没有满分 max", "The item " + item.code() + " has no maximum"),
                    new Text(
                            "在 policy.yaml 里写 max，或改用 ledger.award",
                            "Declare its max in policy.yaml, or use ledger.award"));
        }
        Expression at = amount(call, called);
        BigDecimal number = at == null ? null : at.number();
        if (number != null && max != null && called.effect() == Posts.Effect.GIVEN && number.compareTo(max) > 0) {
            findings.add(
                    "points-above-maximum",
                    at.first(),
                    new Text(
                            number.toPlainString() + " 分超过了项目“" + item.code() + "”的满分 " + max.toPlainString(),
                            number.toPlainString() + " points are more than the maximum of " + item.code() + ", "
                                    + max.toPlainString()),
                    new Text("改分值，或改 policy.yaml 里的 max", "Correct the points, or max in policy.yaml"));
        }
    }

    private static @Nullable Expression amount(Expression.Call call, Signature called) {
        return called.argument(argument -> argument.effect() != null, call.arguments());
    }

    private void number(Expression.Call call, Signature called) {
        Expression at = amount(call, called);
        BigDecimal number = at == null ? null : at.number();
        if (number == null) {
            return;
        }
        Posts.Effect effect = called.effect();
        if (effect == Posts.Effect.SHARE && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
            findings.add(
                    "share-out-of-range",
                    at.first(),
                    new Text(
                            "满分的几成要在 0 和 1 之间，这里是 " + number.toPlainString(),
                            "A share of the maximum lies between 0 and 1, and this is " + number.toPlainString()),
                    new Text("七成写 0.7；直接给分用 ledger.award", "Write 0.7 for 70 %; to give points, use ledger.award"));
        } else if (effect == Posts.Effect.TAKEN && number.signum() < 0) {
            findings.add(
                    "negative-deduction",
                    at.first(),
                    new Text("扣分写了负数，等于加分", "A negative deduction adds points"),
                    new Text("扣几分就写几，不带负号", "Write how many points to take, without a sign"));
        }
    }

    private void phase(Phase phase, Token method, Set<Phase> allowed) {
        if (!allowed.contains(phase)) {
            String names = allowed.stream().sorted().map(Phase::group).collect(Collectors.joining(", "));
            findings.add(
                    "wrong-phase",
                    method,
                    new Text(
                            "在 " + phase.group() + " 阶段不能用 ledger." + method.text(),
                            "ledger." + method.text() + " cannot be used in the phase " + phase.group()),
                    new Text("放到阶段为 " + names + " 的文件里", "Put the rule into a file of the phase " + names));
        }
    }

    private void code(Expression code, String list, Set<String> known) {
        String written = code.word();
        if (written != null && !known.contains(written)) {
            findings.add(
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
