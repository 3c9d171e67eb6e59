package plumbline.facts;

import org.jspecify.annotations.Nullable;
import plumbline.text.InChinese;

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
@InChinese("比较")
public record Measure(
        @InChinese("对象") SubjectFact subject,
        @InChinese("项目") String item,
        @InChinese("分类") String category,
        @InChinese("指标") String of,
        @InChinese("数值") Exact value,
        @InChinese("最好") Exact best,
        @InChinese("最差") Exact worst,
        @InChinese("平均") @Nullable Exact mean,
        @InChinese("合计") @Nullable Exact sum,
        @InChinese("个数") int count,
        @InChinese("名次") int place) {}
