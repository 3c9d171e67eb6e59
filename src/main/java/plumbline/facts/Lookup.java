package plumbline.facts;

import java.math.BigDecimal;
import plumbline.text.InChinese;

/**
 * A number that the request's context gives under a name of its own, for rules to match.
 *
 * @param code of the context's member
 * @param key the name
 */
@InChinese("查数")
public record Lookup(@InChinese("代码") String code, @InChinese("名称") String key, @InChinese("数值") BigDecimal value) {}
