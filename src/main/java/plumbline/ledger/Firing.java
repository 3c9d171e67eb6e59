package plumbline.ledger;

import java.util.List;
import java.util.Map;
import plumbline.facts.Phase;
import plumbline.facts.RuleRef;

/**
 * A rule that fired: on what, and what it posted.
 *
 * @param seq from 1, in the order of firing
 * @param matched the values that the rule's conditions looked at, by name ({@code $bank.taxPaid}), in their order
 */
public record Firing(int seq, Phase phase, RuleRef rule, Map<String, Object> matched, List<Posting> posted) {}
