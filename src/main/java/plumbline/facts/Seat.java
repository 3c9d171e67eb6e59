package plumbline.facts;

/** A seat that a subject has taken, for rules to match. */
public record Seat(SubjectFact subject, String quota) {}
