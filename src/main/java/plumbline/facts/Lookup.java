package plumbline.facts;

import java.math.BigDecimal;

/**
 * A number that the request's context gives under a name of its own, for rules to match.
 *
 * @param code of the context's member
 * @param key the name
 */
public record Lookup(String code, String key, BigDecimal value) {}
