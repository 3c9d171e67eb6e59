package plumbline.ledger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import plumbline.facts.Phase;

/** Opens a method of the ledger to rules. Checks, analysis and gates take what they know of the call
 * from here. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Posts {
    PostingKind value();

    /** What its arguments are called in Chinese, in their order; in English they have the names of the parameters. */
    String[] arguments();

    /** The phases in which the call has its effect: in any other it would be lost, or come too late; all when empty. */
    Phase[] in() default {};

    /** Whether nothing is left of the subject's other points. */
    boolean annuls() default false;

    /** Whether a seat is given, and not only asked for. */
    boolean certain() default false;

    /** Whether the item must have a maximum. */
    boolean ofMaximum() default false;

    /** Marks the argument that holds the code of what is posted. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Code {}

    /** Marks the argument that may be a number, a day, a text or a truth value. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface OfAnyKind {}

    /** Says what the number does to the points of the item. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Points {
        Effect value();
    }

    /** What a number does to the points of an item. */
    enum Effect {
        /** It is the points: at most the item's maximum. */
        GIVEN,
        /** It is a share of the maximum: from 0 to 1. */
        SHARE,
        /** It is what is missing from the maximum. */
        LOST,
        /** It is taken away: not negative. */
        TAKEN
    }
}
