package plumbline.rules.drl;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Words of the engine's language and of Java that rules do without, with what to write in their place.
 *
 * @param words that conditions and consequences cannot have
 */
record Forbidden(Set<String> words, Text message, Text remedy) {
    private static final Forbidden LOOP = new Forbidden(
            "for while do break continue goto",
            new Text("规则里不能写循环", "Rules cannot loop"),
            new Text(
                    "引擎自己会把规则用到每个对象上；合计用 accumulate",
                    "The engine applies a rule to every object by itself; add up with accumulate"));

    private static final Forbidden CHANGE = new Forbidden(
            "insert insertLogical logicalInsert update modify delete retract set halt setFocus",
            new Text("规则不能改动数据", "Rules cannot change facts"),
            new Text("用 ledger. 的调用写下结果", "Post what follows by a call of ledger"));

    private static final Forbidden ENGINE = new Forbidden(
            "drools kcontext channels entry Drools RuleContext KieServices KieRuntime KieSession KieBase",
            new Text("规则不能使用规则引擎本身", "Rules have no access to the engine"),
            new Text("删去它；结果用 ledger. 的调用写下", "Remove it; post what follows by a call of ledger"));

    private static final Forbidden SOURCE = new Forbidden(
            "from eval forall collect acc groupby over window query action init reverse result",
            new Text("规则里没有这种条件", "Rules cannot have such a condition"),
            new Text(
                    "可用的条件：对象( … )、not、exists、accumulate( … ; sum、min、max、count )",
                    "Conditions are patterns, not, exists, and accumulate with sum, min, max or count"));

    private static final Forbidden OPERATOR = new Forbidden(
            "matches contains memberOf soundslike str excludes startsWith endsWith after before during"
                    + " coincides meets overlaps starts finishes includes isA trait",
            new Text("规则里没有这种比较", "Rules cannot compare like this"),
            new Text("用 ==、!=、<、<=、>、>= 或 in ( … )", "Compare by ==, !=, <, <=, >, >= or in ( … )"));

    private static final Forbidden BRANCH = new Forbidden(
            "if else switch case",
            new Text("then 部分没有判断", "There are no decisions after then"),
            new Text("判断写到 when 部分，各写一条规则", "Put conditions after when, in rules of their own"));

    private static final Forbidden JAVA = new Forbidden(
            "new class interface enum record extends implements import package static final abstract native volatile"
                    + " transient synchronized try catch finally throw throws assert return default"
                    + " yield var int long short byte char float double boolean void instanceof super public private"
                    + " protected strictfp const function declare global getClass System Runtime Class Object String"
                    + " Math Thread Integer BigDecimal java javax org jdk sun plumbline",
            new Text("规则里不能写 Java 程序", "Rules cannot have Java code"),
            new Text(
                    "then 部分只写 ledger. 的调用；计算用规则手册里的公式",
                    "After then, write calls of ledger; use the formulas of the rule reference"));

    private static final Map<String, Forbidden> BY_WORD = Stream.of(
                    LOOP, CHANGE, ENGINE, SOURCE, OPERATOR, BRANCH, JAVA)
            .flatMap(kind -> kind.words.stream().map(word -> Map.entry(word, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Forbidden(String words, Text message, Text remedy) {
        this(Set.of(words.split(" ", -1)), message, remedy);
    }

    /** Why rules cannot use the word, or null when nothing is known against it. */
    static @Nullable Forbidden of(String word) {
        return BY_WORD.get(word);
    }

    Text message(String word) {
        return new Text(message.zh() + "：" + word, message.en() + ": " + word);
    }
}
