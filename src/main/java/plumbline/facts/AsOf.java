package plumbline.facts;

import java.time.LocalDate;

/** The day that the evaluation looks from, for rules to match. */
public record AsOf(LocalDate day) {}
