package plumbline.facts;

import plumbline.text.InChinese;

/** A figure of the whole cohort that a rule has worked out, for other rules to match. */
@InChinese("全体数")
public record Figure(@InChinese("代码") String code, @InChinese("数值") Exact value) {}
