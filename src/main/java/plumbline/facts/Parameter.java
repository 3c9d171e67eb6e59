package plumbline.facts;

import java.math.BigDecimal;

/** A number of the scheme as it holds in the period's year, for rules to match. */
public record Parameter(String code, BigDecimal value) {}
