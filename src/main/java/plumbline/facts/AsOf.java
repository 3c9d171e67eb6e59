package plumbline.facts;

import java.time.LocalDate;
import plumbline.text.InChinese;

/** The day that the evaluation looks from, for rules to match. */
@InChinese("评价日")
public record AsOf(@InChinese("日期") LocalDate day) {}
