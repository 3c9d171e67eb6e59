package plumbline.facts;

import java.math.BigDecimal;
import plumbline.text.InChinese;

/**
 * The total and rank of a subject once all entries are posted, for rules to match.
 *
 * @param total the exact sum of the subject's entries
 * @param rank from 1; equals share a rank
 */
@AppearsIn(Phase.GRADE)
@InChinese("排名")
public record Standing(
        @InChinese("对象") SubjectFact subject, @InChinese("总分") BigDecimal total, @InChinese("名次") int rank) {}
