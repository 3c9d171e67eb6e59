package plumbline.facts;

import java.math.BigDecimal;
import plumbline.text.InChinese;

/**
 * What the entries of a subject add up to once the rules have scored, for rules to match.
 *
 * @param of {@code total}, or the code of a category or an item
 * @param points the exact sum of the entries' points
 * @param entries how many entries there are
 */
@AppearsIn(Phase.STANDING)
@InChinese("得分")
public record Sum(
        @InChinese("对象") SubjectFact subject,
        @InChinese("项目") String of,
        @InChinese("分数") BigDecimal points,
        @InChinese("条数") int entries) {}
