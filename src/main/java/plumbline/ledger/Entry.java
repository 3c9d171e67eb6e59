package plumbline.ledger;

import java.math.BigDecimal;
import plumbline.policy.Item;

/**
 * Points posted to an item for a subject: what a total consists of.
 *
 * @param subject the subject's id
 * @param points with at most four decimals
 */
public record Entry(String subject, Item item, BigDecimal points, String reason, RuleRef rule) {}
