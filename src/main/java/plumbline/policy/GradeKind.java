package plumbline.policy;

/** A grade that rules may give. */
public record GradeKind(String code, Text label, Authority authority) {}
