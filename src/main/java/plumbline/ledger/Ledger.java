package plumbline.ledger;

import org.jspecify.annotations.Nullable;
import plumbline.facts.Exact;
import plumbline.facts.Formulas;
import plumbline.facts.RecordFact;
import plumbline.facts.SubjectFact;

/**
 * All that rules can do: post. Nothing posted is ever changed or removed, and each posting learns by itself which rule
 * is firing. It belongs to one evaluation and one thread.
 *
 * <p>Points, weights and values may be whole or decimal numbers written in the rule, indicators, or results of
 * {@link Formulas}. In a reason, {@code {taxPaid}} stands for the subject's indicator (or the record's member) with its
 * unit, {@code {$ratio}} for a value that the rule's conditions bind, {@code {points}} for the points of the entry.
 */
public final class Ledger {
    private final Postings book;

    public Ledger(Postings book) {
        this.book = book;
    }

    /** The subject does not take part: it gets no points and no rank, and counts in no figure of the cohort. */
    public void exclude(SubjectFact subject, String reason) {
        book.exclude(subject, reason);
    }

    /** Gives the subject points for the rule's {@code @item}. */
    public void award(SubjectFact subject, Object points, String reason) {
        book.post(subject, null, Exact.of(points), reason);
    }

    /** Gives the subject points for the rule's {@code @item}, because of one of its records. */
    public void award(SubjectFact subject, RecordFact record, Object points, String reason) {
        book.post(subject, record, Exact.of(points), reason);
    }

    /** Gives the subject the item's maximum. */
    public void awardMax(SubjectFact subject, String reason) {
        book.post(subject, null, book.maximum(), reason);
    }

    /** Gives the subject a share, from 0 to 1, of the item's maximum. */
    public void awardShareOfMax(SubjectFact subject, Object share, String reason) {
        book.post(subject, null, book.maximum().times(share), reason);
    }

    /** Gives the subject the item's maximum less the points lost, but not less than 0. */
    public void awardLessThanMax(SubjectFact subject, Object lost, String reason) {
        book.post(subject, null, Formulas.positive(book.maximum().minus(lost)), reason);
    }

    /** Takes points from the subject for the rule's {@code @item}. */
    public void deduct(SubjectFact subject, Object points, String reason) {
        book.post(subject, null, Exact.of(points).negated(), reason);
    }

    /** Takes from the subject all that its other entries add up to, so that its total is 0. */
    public void annul(SubjectFact subject, String reason) {
        book.annul(subject, reason);
    }

    /** Says what a figure of the whole cohort is; rules that match the figure fire from then on. */
    public void figure(String code, Object value, String reason) {
        book.figure(code, Exact.of(value), reason);
    }

    /** Says by what the subject is ranked, under one of the pack's ranking keys. */
    public void rankBy(SubjectFact subject, String key, Object value) {
        book.rankBy(subject, key, Exact.of(value));
    }

    /** Lets the subject take a seat of the quota, if there is one for its rank. */
    public void candidate(SubjectFact subject, String quota) {
        book.candidate(subject, quota, false);
    }

    /** Gives the subject a seat of the quota, whether there is one left or not. */
    public void seat(SubjectFact subject, String quota) {
        book.candidate(subject, quota, true);
    }

    /** Gives the subject its grade. */
    public void grade(SubjectFact subject, String code, String reason) {
        book.grade(subject, code, reason);
    }

    /**
     * Proposes a grade for the subject. Of all that rules propose for it, the one that {@code policy.yaml} declares first
     * counts, with the reasons of all who propose it; one that a rule gives by {@link #grade} goes before.
     */
    public void proposeGrade(SubjectFact subject, String code, String reason) {
        book.proposeGrade(subject, code, reason);
    }

    /** Says that an outcome applies to the subject. */
    public void outcome(SubjectFact subject, String code, String reason) {
        postOutcome(subject, code, null, reason);
    }

    /** Says what an outcome is for the subject; a number is rounded half-up to the decimals that the pack declares. */
    public void outcome(SubjectFact subject, String code, Object value, String reason) {
        postOutcome(subject, code, value, reason);
    }

    /** Says what an outcome is for the whole cohort. */
    public void cohortOutcome(String code, Object value, String reason) {
        postOutcome(null, code, value, reason);
    }

    /**
     * Claims a part of the outcome's pool for the subject, in proportion to the weight. The service shares the pool out
     * when all claims are known.
     */
    public void claim(SubjectFact subject, String code, Object weight, String reason) {
        book.claim(subject, code, Exact.of(weight), reason);
    }

    /** Raises a notice about the subject, for a person to decide. */
    public void notice(String code, SubjectFact subject) {
        book.notice(code, subject);
    }

    private void postOutcome(@Nullable SubjectFact subject, String code, @Nullable Object value, String reason) {
        book.outcome(subject, code, value, reason);
    }
}
