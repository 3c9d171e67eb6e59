package plumbline.rules;

import plumbline.facts.Exact;
import plumbline.facts.Formula;

/** A formula that the product does not have. */
public final class MoreFormulas {
    private MoreFormulas() {}

    @Formula("数")
    public static Exact twice(Object number) {
        return Exact.of(number).times(2);
    }
}
