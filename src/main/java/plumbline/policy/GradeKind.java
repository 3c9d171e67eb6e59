package plumbline.policy;

import plumbline.text.Text;

/** A grade that rules may give. */
public record GradeKind(String code, Text label, Authority authority) {}
