package plumbline.ledger;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumbline.facts.RuleFault;
import plumbline.policy.FigureKind;
import plumbline.policy.GradeKind;
import plumbline.policy.Item;
import plumbline.policy.NoticeKind;
import plumbline.policy.OutcomeKind;
import plumbline.policy.Policy;
import plumbline.policy.Quota;
import plumbline.text.NearestName;

/** Finds by its code what the policy declares; an unknown code is the rule's fault. */
final class Kinds {
    private final Policy policy;
    private final Map<String, Item> items;
    private final Map<String, FigureKind> figures;
    private final Map<String, Quota> quotas;
    private final Map<String, GradeKind> grades;
    private final Map<String, OutcomeKind> outcomes;
    private final Map<String, NoticeKind> notices;

    Kinds(Policy policy) {
        this.policy = policy;
        this.items = policy.itemsByCode();
        this.figures = policy.figuresByCode();
        this.quotas = policy.quotasByCode();
        this.grades = policy.gradesByCode();
        this.outcomes = policy.outcomesByCode();
        this.notices = policy.noticesByCode();
    }

    Item item(String code) {
        return known(items, code, PostingKind.ITEM);
    }

    FigureKind figure(String code) {
        return known(figures, code, PostingKind.FIGURE);
    }

    Quota quota(String code) {
        return known(quotas, code, PostingKind.CANDIDATE);
    }

    GradeKind grade(String code) {
        return known(grades, code, PostingKind.GRADE);
    }

    OutcomeKind outcome(String code) {
        return known(outcomes, code, PostingKind.OUTCOME);
    }

    NoticeKind notice(String code) {
        return known(notices, code, PostingKind.NOTICE);
    }

    /** A notice that the service raises itself; null where the pack does not declare it. */
    @Nullable
    NoticeKind ownNotice(String code) {
        return notices.get(code);
    }

    void checkKey(String code) {
        if (!policy.postedKeys().contains(code)) {
            throw unknown(code, PostingKind.KEY, policy.postedKeys());
        }
    }

    private static <T> T known(Map<String, T> kinds, String code, PostingKind posted) {
        T kind = kinds.get(code);
        if (kind == null) {
            throw unknown(code, posted, kinds.keySet());
        }
        return kind;
    }

    private static RuleFault unknown(String code, PostingKind posted, Collection<String> known) {
        String nearest = NearestName.to(code, known);
        return new RuleFault(
                "unknown-code",
                "policy.yaml 的 " + posted.list() + " 里没有“" + code + "”"
                        + (nearest == null ? "" : "，是不是 " + nearest + "？"),
                "policy.yaml has no " + code + " under " + posted.list()
                        + (nearest == null ? "" : "; did you mean " + nearest + "?"));
    }
}
