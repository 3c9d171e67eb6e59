package plumbline.facts;

/** A seat that a subject has taken, for rules to match. */
@AppearsIn(Phase.GRADE)
public record Seat(SubjectFact subject, String quota) {}
