package plumbline.facts;

import org.jspecify.annotations.Nullable;

/**
 * How a subject compares with all that take part, or with those of its group, in what an item of the sheet measures.
 * There is none for a subject without a value.
 *
 * @param item code of the item; empty where a rule asks for an indicator that no item measures
 * @param category the item's; empty likewise
 * @param of code of the indicator, or of what is derived from indicators
 * @param value the subject's own; of ratings their mean
 * @param best the highest, or the lowest where that is the better
 * @param worst the other end
 * @param mean of all values; null where no rule looks at it
 * @param sum likewise
 * @param count how many have a value
 * @param place from 1 for the best; equals share a place
 */
@AppearsIn(Phase.SCORE)
public record Measure(
        SubjectFact subject,
        String item,
        String category,
        String of,
        Exact value,
        Exact best,
        Exact worst,
        @Nullable Exact mean,
        @Nullable Exact sum,
        int count,
        int place) {}
