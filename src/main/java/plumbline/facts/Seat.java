package plumbline.facts;

import plumbline.text.InChinese;

/** A seat that a subject has taken, for rules to match. */
@AppearsIn(Phase.GRADE)
@InChinese("占到名额")
public record Seat(@InChinese("对象") SubjectFact subject, @InChinese("名额") String quota) {}
