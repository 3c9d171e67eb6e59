package plumbline.facts;

/** A figure of the whole cohort that a rule has worked out, for other rules to match. */
public record Figure(String code, Exact value) {}
