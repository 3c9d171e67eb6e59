package plumbline.ledger;

import plumbline.facts.Exact;
import plumbline.facts.RuleRef;
import plumbline.policy.FigureKind;

/** A figure of the whole cohort as a rule posted it. */
public record CohortFigure(FigureKind kind, Exact value, String reason, RuleRef rule) {}
