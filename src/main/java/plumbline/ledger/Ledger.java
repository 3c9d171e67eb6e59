package plumbline.ledger;

import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Formulas;
import plumbline.facts.Phase;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;
import plumbline.ledger.Posts.Code;
import plumbline.ledger.Posts.Effect;
import plumbline.ledger.Posts.OfAnyKind;
import plumbline.ledger.Posts.Points;
import plumbline.text.InChinese;

/**
 * All that rules can do: post. Nothing posted is ever changed or removed, and each posting learns by itself which rule
 * is firing. It belongs to one evaluation and one thread.
 *
 * <p>Points, weights and values may be whole or decimal numbers written in the rule, indicators, or results of
 * {@link Formulas}. In a reason, {@code {taxPaid}} is the subject's indicator (or the record's member) with its
 * unit, {@code {$ratio}} for a value that the rule's conditions bind, {@code {points}} for the points of the entry.
 */
public class Ledger {
    private final Postings book;

    public Ledger(Postings book) {
        this.book = book;
    }

    /** The subject does not take part: it gets no points and no rank, and counts in no figure of the cohort. */
    @InChinese("不参评")
    @Posts(
            value = PostingKind.EXCLUSION,
            arguments = {"对象", "理由"},
            in = Phase.ADMISSION)
    public void exclude(SubjectFact subject, String reason) {
        book.exclude(subject, reason);
    }

    /** The subject is scored like the others, and gets no rank and no seat of a quota. */
    @InChinese("不排名")
    @Posts(
            value = PostingKind.UNRANKED,
            arguments = {"对象", "理由"},
            in = {Phase.ADMISSION, Phase.SCORE, Phase.STANDING})
    public void unranked(SubjectFact subject, String reason) {
        book.unranked(subject, reason);
    }

    /** Gives the subject points for the rule's {@code @item}. */
    @InChinese("计分")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "分数", "理由"},
            in = {Phase.SCORE, Phase.STANDING})
    public void award(SubjectFact subject, @Points(Effect.GIVEN) Object points, String reason) {
        book.post(subject, null, Exact.of(points), reason);
    }

    /** Gives the subject points for the rule's {@code @item}, because of one of its records. */
    @InChinese("计分")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "记录", "分数", "理由"},
            in = {Phase.SCORE, Phase.STANDING})
    public void award(SubjectFact subject, RecordFact record, @Points(Effect.GIVEN) Object points, String reason) {
        book.post(subject, record, Exact.of(points), reason);
    }

    /** Gives the subject the item's maximum. */
    @InChinese("计满分")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "理由"},
            in = {Phase.SCORE, Phase.STANDING},
            ofMaximum = true)
    public void awardMax(SubjectFact subject, String reason) {
        book.post(subject, null, book.maximum(), reason);
    }

    /** Gives the subject a share, from 0 to 1, of the item's maximum. */
    @InChinese("按比例计分")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "几成", "理由"},
            in = {Phase.SCORE, Phase.STANDING},
            ofMaximum = true)
    public void awardShareOfMax(SubjectFact subject, @Points(Effect.SHARE) Object share, String reason) {
        book.post(subject, null, book.maximum().times(share), reason);
    }

    /** Gives the subject the item's maximum less the points lost, but not less than 0. */
    @InChinese("满分减")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "减分", "理由"},
            in = {Phase.SCORE, Phase.STANDING},
            ofMaximum = true)
    public void awardLessThanMax(SubjectFact subject, @Points(Effect.LOST) Object lost, String reason) {
        book.post(subject, null, Formulas.positive(book.maximum().minus(lost)), reason);
    }

    /** Takes points from the subject for the rule's {@code @item}. */
    @InChinese("扣分")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "分数", "理由"},
            in = {Phase.SCORE, Phase.STANDING})
    public void deduct(SubjectFact subject, @Points(Effect.TAKEN) Object points, String reason) {
        book.post(subject, null, Exact.of(points).negated(), reason);
    }

    /** Takes from the subject all that its other entries add up to, so that its total is 0. */
    @InChinese("取消得分")
    @Posts(
            value = PostingKind.ITEM,
            arguments = {"对象", "理由"},
            in = Phase.STANDING,
            annuls = true)
    public void annul(SubjectFact subject, String reason) {
        book.annul(subject, reason);
    }

    /** Says what a figure of the whole cohort is; rules that match the figure fire from then on. */
    @InChinese("记全体数")
    @Posts(
            value = PostingKind.FIGURE,
            arguments = {"代码", "数", "理由"})
    public void figure(@Code String code, Object value, String reason) {
        book.figure(code, Exact.of(value), reason);
    }

    /** Says by what the subject is ranked, under one of the pack's ranking keys. */
    @InChinese("排名依据")
    @Posts(
            value = PostingKind.KEY,
            arguments = {"对象", "依据", "数"},
            in = {Phase.SCORE, Phase.STANDING})
    public void rankBy(SubjectFact subject, @Code String key, Object value) {
        book.rankBy(subject, key, Exact.of(value));
    }

    /** Lets the subject take a seat of the quota, if there is one for its rank. */
    @InChinese("可占名额")
    @Posts(
            value = PostingKind.CANDIDATE,
            arguments = {"对象", "名额"})
    public void candidate(SubjectFact subject, @Code String quota) {
        book.candidate(subject, quota, false);
    }

    /** Gives the subject a seat of the quota, whether there is one left or not. */
    @InChinese("占名额")
    @Posts(
            value = PostingKind.CANDIDATE,
            arguments = {"对象", "名额"},
            certain = true)
    public void seat(SubjectFact subject, @Code String quota) {
        book.candidate(subject, quota, true);
    }

    /** Gives the subject its grade. */
    @InChinese("评等")
    @Posts(
            value = PostingKind.GRADE,
            arguments = {"对象", "代码", "理由"})
    public void grade(SubjectFact subject, @Code String code, String reason) {
        book.grade(subject, code, reason);
    }

    /**
     * Proposes a grade for the subject. Of all that rules propose for it, the one that {@code policy.yaml} declares first
     * counts, with the reasons of all who propose it; one that a rule gives by {@link #grade} goes before.
     */
    @InChinese("提出等次")
    @Posts(
            value = PostingKind.PROPOSAL,
            arguments = {"对象", "代码", "理由"})
    public void proposeGrade(SubjectFact subject, @Code String code, String reason) {
        book.proposeGrade(subject, code, reason);
    }

    /** Says that an outcome applies to the subject. */
    @InChinese("记结果")
    @Posts(
            value = PostingKind.OUTCOME,
            arguments = {"对象", "代码", "理由"})
    public void outcome(SubjectFact subject, @Code String code, String reason) {
        postOutcome(subject, code, null, reason);
    }

    /** Says what an outcome is for the subject; a number is rounded half-up to the decimals that the pack declares. */
    @InChinese("记结果")
    @Posts(
            value = PostingKind.OUTCOME,
            arguments = {"对象", "代码", "数", "理由"})
    public void outcome(SubjectFact subject, @Code String code, @OfAnyKind Object value, String reason) {
        postOutcome(subject, code, value, reason);
    }

    /** Says what an outcome is for the whole cohort. */
    @InChinese("记全体结果")
    @Posts(
            value = PostingKind.OUTCOME,
            arguments = {"代码", "数", "理由"})
    public void cohortOutcome(@Code String code, @OfAnyKind Object value, String reason) {
        postOutcome(null, code, value, reason);
    }

    /**
     * Claims a part of the outcome's pool for the subject, in proportion to the weight. The service shares the pool out
     * when all claims are known.
     */
    @InChinese("申请分配")
    @Posts(
            value = PostingKind.CLAIM,
            arguments = {"对象", "代码", "权数", "理由"},
            in = {Phase.GRADE, Phase.ALLOCATE})
    public void claim(SubjectFact subject, @Code String code, Object weight, String reason) {
        book.claim(subject, code, Exact.of(weight), reason);
    }

    /** Raises a notice about the subject, for a person to decide. */
    @InChinese("提示")
    @Posts(
            value = PostingKind.NOTICE,
            arguments = {"代码", "对象"})
    public void notice(@Code String code, SubjectFact subject) {
        book.notice(code, subject);
    }

    private void postOutcome(@Nullable SubjectFact subject, String code, @Nullable Object value, String reason) {
        book.outcome(subject, code, value, reason);
    }
}
