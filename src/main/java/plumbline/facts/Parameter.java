package plumbline.facts;

import java.math.BigDecimal;
import plumbline.text.InChinese;

/** A number of the scheme as it holds in the period's year, for rules to match. */
@InChinese("参数")
public record Parameter(@InChinese("代码") String code, @InChinese("数值") BigDecimal value) {}
