package plumbline.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Opens a method to rules: a named formula, or what an exact number can be asked. All that rules know of it is here. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Formula {
    /** What its arguments are called in Chinese, in their order; in English they have the names of the parameters. */
    String[] value();
}
