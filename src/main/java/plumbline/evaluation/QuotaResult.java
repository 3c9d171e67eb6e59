package plumbline.evaluation;

import plumbline.policy.Quota;
import plumbline.standing.Seats;

/** Who took the seats of a quota. */
public record QuotaResult(Quota quota, Seats seats) {}
