package plumbline.facts;

import plumbline.text.InChinese;

/** A calendar of the policy's, for rules to match. */
@InChinese("日历")
public record Calendar(@InChinese("代码") String code, @InChinese("安排") WorkingDays days) {}
