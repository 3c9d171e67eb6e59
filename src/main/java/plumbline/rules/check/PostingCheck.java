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
import plumbline.text.Messages;

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
            findings.error(rule.start(), "no-item");
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
            if (kind.ofCohort()) {
                findings.error(code.at(), "wrong-scope.of-cohort", kind.code());
            } else {
                findings.error(code.at(), "wrong-scope.of-subject", kind.code(), isClaim ? "claim" : "outcome");
            }
        } else if (isClaim && kind.pool() == null) {
            findings.error(code.at(), "no-pool", kind.code());
        }
    }

    private void maximum(Posts posts, Item item, Expression.Call call, Signature called) {
        BigDecimal max = item.max();
        if (posts.ofMaximum() && max == null) {
            findings.error(call.at(), "no-maximum", item.code());
        }
        Expression at = amount(call, called);
        BigDecimal number = at == null ? null : at.number();
        if (at != null
                && number != null
                && max != null
                && called.effect() == Posts.Effect.GIVEN
                && number.compareTo(max) > 0) {
            findings.error(
                    at.first(), "points-above-maximum", number.toPlainString(), item.code(), max.toPlainString());
        }
    }

    private static @Nullable Expression amount(Expression.Call call, Signature called) {
        return called.argument(argument -> argument.effect() != null, call.arguments());
    }

    private void number(Expression.Call call, Signature called) {
        Expression at = amount(call, called);
        BigDecimal number = at == null ? null : at.number();
        if (at == null || number == null) {
            return;
        }
        Posts.Effect effect = called.effect();
        if (effect == Posts.Effect.SHARE && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
            findings.error(at.first(), "share-out-of-range", number.toPlainString());
        } else if (effect == Posts.Effect.TAKEN && number.signum() < 0) {
            findings.error(at.first(), "negative-deduction");
        }
    }

    private void phase(Phase phase, Token method, Set<Phase> allowed) {
        if (!allowed.contains(phase)) {
            String names = allowed.stream().sorted().map(Phase::group).collect(Collectors.joining(", "));
            findings.error(method, "wrong-phase.call", phase.group(), method.text(), names);
        }
    }

    private void code(Expression code, String list, Set<String> known) {
        String written = code.word();
        if (written != null && !known.contains(written)) {
            findings.error(
                    code.at(),
                    "unknown-code.in-list",
                    list,
                    written,
                    new Labels(policy)
                            .instead(
                                    written,
                                    known,
                                    known.isEmpty()
                                            ? Messages.text("declare-it")
                                            : Messages.text("there-are-or-add", known)));
        }
    }
}
