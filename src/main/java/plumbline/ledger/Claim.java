package plumbline.ledger;

import plumbline.facts.Exact;
import plumbline.facts.RuleRef;
import plumbline.facts.SubjectFact;
import plumbline.policy.OutcomeKind;

/**
 * A subject's claim to a part of a pool, in proportion to all claims on it.
 *
 * @param weight not negative
 */
public record Claim(OutcomeKind kind, SubjectFact subject, Exact weight, String reason, RuleRef rule) {}
