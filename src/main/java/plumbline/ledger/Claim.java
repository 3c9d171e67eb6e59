package plumbline.ledger;

import plumbline.facts.Exact;
import plumbline.facts.RuleRef;
import plumbline.policy.OutcomeKind;

/**
 * A subject's claim to a part of a pool, in proportion to all claims on it.
 *
 * @param subject the subject's id
 * @param weight not negative
 */
public record Claim(OutcomeKind kind, String subject, Exact weight, String reason, RuleRef rule) {}
