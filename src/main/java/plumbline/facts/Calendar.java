package plumbline.facts;

/** A calendar of the policy's, for rules to match. */
public record Calendar(String code, WorkingDays days) {}
