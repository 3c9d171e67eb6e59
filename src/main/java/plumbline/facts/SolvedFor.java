package plumbline.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the inverse of a formula with two arguments: given its result and the other argument, it says what the one is.
 * The analysis of tiers uses it to find at which value of an indicator a condition turns.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(SolvedFor.All.class)
public @interface SolvedFor {
    /** The name of the formula. */
    String formula();

    /** Which argument it gives, from 0. */
    int argument();

    /** Whether the formula's result falls as the argument grows. */
    boolean falling() default false;

    /** Several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface All {
        SolvedFor[] value();
    }
}
