package plumbline.rules.drl;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.text.Messages;

/**
 * Words of the engine's language and of Java that rules do without, with what to write in their place.
 *
 * @param words that conditions and consequences cannot have
 * @param key of what is said of each of them
 */
record Forbidden(Set<String> words, @Messages.Key String key) {
    private static final Forbidden LOOP = new Forbidden("for while do break continue goto", "word-not-allowed.loop");

    private static final Forbidden CHANGE = new Forbidden(
            "insert insertLogical logicalInsert update modify delete retract set halt setFocus",
            "word-not-allowed.change");

    private static final Forbidden ENGINE = new Forbidden(
            "drools kcontext channels entry Drools RuleContext KieServices KieRuntime KieSession KieBase",
            "word-not-allowed.engine");

    private static final Forbidden SOURCE = new Forbidden(
            "from eval forall collect acc groupby over window query action init reverse result",
            "word-not-allowed.condition");

    private static final Forbidden OPERATOR = new Forbidden(
            "matches contains memberOf soundslike str excludes startsWith endsWith after before during"
                    + " coincides meets overlaps starts finishes includes isA trait",
            "word-not-allowed.comparison");

    private static final Forbidden BRANCH = new Forbidden("if else switch case", "word-not-allowed.decision");

    private static final Forbidden JAVA = new Forbidden(
            "new class interface enum record extends implements import package static final abstract native volatile"
                    + " transient synchronized try catch finally throw throws assert return default"
                    + " yield var int long short byte char float double boolean void instanceof super public private"
                    + " protected strictfp const function declare global getClass System Runtime Class Object String"
                    + " Math Thread Integer BigDecimal java javax org jdk sun plumbline",
            "word-not-allowed.java");

    private static final Map<String, Forbidden> BY_WORD = Stream.of(
                    LOOP, CHANGE, ENGINE, SOURCE, OPERATOR, BRANCH, JAVA)
            .flatMap(kind -> kind.words.stream().map(word -> Map.entry(word, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Forbidden(String words, @Messages.Key String key) {
        this(Set.of(words.split(" ", -1)), key);
    }

    /** Why rules cannot use the word, or null when nothing is known against it. */
    static @Nullable Forbidden of(String word) {
        return BY_WORD.get(word);
    }
}
