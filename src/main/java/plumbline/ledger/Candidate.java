package plumbline.ledger;

import plumbline.facts.RuleRef;
import plumbline.policy.Quota;

/**
 * A subject that a rule lets take a seat.
 *
 * @param subject the subject's id
 * @param certain whether it gets a seat even where there is none left
 */
public record Candidate(Quota quota, String subject, boolean certain, RuleRef rule) {}
