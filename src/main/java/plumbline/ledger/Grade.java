package plumbline.ledger;

import plumbline.facts.RuleRef;
import plumbline.policy.GradeKind;

/** A grade that a rule gave. */
public record Grade(GradeKind kind, String reason, RuleRef rule) {}
