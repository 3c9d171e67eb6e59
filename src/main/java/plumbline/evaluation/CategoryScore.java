package plumbline.evaluation;

import java.math.BigDecimal;
import plumbline.policy.Category;

/** What a subject's entries of one category add up to. */
public record CategoryScore(Category category, BigDecimal score) {}
