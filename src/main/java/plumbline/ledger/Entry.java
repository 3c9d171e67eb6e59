package plumbline.ledger;

import java.math.BigDecimal;
import plumbline.facts.RuleRef;
import plumbline.policy.Item;

/**
 * Points posted to an item for a subject: what a total consists of.
 *
 * @param subject the subject's id
 * @param key of the record that it is about; empty when it is about none
 * @param points with at most four decimals
 */
public record Entry(String subject, Item item, String key, BigDecimal points, String reason, RuleRef rule) {}
