package plumbline.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a firing posted, for the trace.
 *
 * @param code of what was posted
 * @param value points, a figure, an outcome's value or a claim's weight; null when there is none
 * @param subject the subject's id; null when it is about the cohort
 */
public record Posting(PostingKind kind, String code, @Nullable Object value, @Nullable String subject) {}
