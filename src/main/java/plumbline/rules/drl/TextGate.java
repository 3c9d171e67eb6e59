package plumbline.rules.drl;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.text.Finding;
import plumbline.text.Text;

/**
 * Refuses, before a rule is read, what is too much of it and the words of the engine's language and of Java that rules
 * do without: the author learns what to write instead. What the engine compiles rests on it in two things: the signs of a
 * variable's name, which is printed as it is, and how deep brackets go.
 */
public final class TextGate {
    public static final int MAX_NESTING = 24;
    public static final int MAX_TOKENS_OF_RULE = 2000;
    public static final int MAX_LENGTH_OF_TEXT = 1200;
    static final int MAX_LENGTH_OF_WORD = 90;

    private static final Pattern VARIABLE = Pattern.compile("[$][\\p{L}\\p{N}_]{1,64}");

    /** Each of a row of these nests what comes after it. */
    private static final Set<String> PREFIXES = Set.of("not", "exists", "!", "-");

    private final FileFindings told;
    private final RuleFindings found = new RuleFindings();
    private final FileFindings findings;
    private final Set<String> declared = new HashSet<>();

    /**
     * Holds one file against the words that rules may use.
     *
     * @param fieldsByType the fields of each type of facts: a policy may use words that would be refused elsewhere
     */
    public TextGate(Map<String, ? extends Map<String, ?>> fieldsByType, FileFindings told) {
        this.declared.addAll(fieldsByType.keySet());
        fieldsByType.values().forEach(fields -> declared.addAll(fields.keySet()));
        this.told = told;
        this.findings = new FileFindings(told.file(), found);
    }

    /**
     * The lines that hold something that is refused; the findings say what.
     *
     * @param odd lines of which it is known already what is wrong with them
     */
    public Set<Integer> lines(List<RuleText> rules, Set<Integer> odd) {
        new RawText(findings).check();
        rules.forEach(this::check);
        List<Finding> refused = found.all().stream()
                .filter(finding -> !odd.contains(finding.line()))
                .toList();
        refused.forEach(told.all()::add);
        return refused.stream().map(Finding::line).collect(Collectors.toSet());
    }

    private void check(RuleText rule) {
        if (rule.length() > MAX_TOKENS_OF_RULE) {
            refuse("too-large", rule.name(), "这条规则太长", "The rule is too long", "拆成几条规则", "Split it into several");
        }
        size(rule.all());
        Stream.concat(rule.conditions().stream(), rule.consequence().stream()).forEach(this::word);
    }

    private void size(List<Token> tokens) {
        int open = 0;
        int prefixes = 0;
        for (Token token : tokens) {
            boolean isText = token.kind() == Token.Kind.STRING;
            prefixes = PREFIXES.contains(token.text()) ? prefixes + 1 : 0;
            open += isText ? 0 : token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            if (open > MAX_NESTING || prefixes > MAX_NESTING) {
                refuse(
                        "too-deep",
                        token,
                        "括号套得太深（最多 " + MAX_NESTING + " 层）",
                        "Brackets are nested deeper than " + MAX_NESTING,
                        "把条件拆成几条规则",
                        "Split the condition into several rules");
                return;
            }
            if (token.text().length() > (isText ? MAX_LENGTH_OF_TEXT : MAX_LENGTH_OF_WORD)) {
                refuse("too-long", token, "太长", "This is too long", "写短一些", "Write less");
            }
        }
    }

    private void word(Token token) {
        boolean isOfPolicy = declared.contains(token.text());
        Forbidden forbidden = token.kind() == Token.Kind.WORD && !isOfPolicy ? Forbidden.of(token.text()) : null;
        if (forbidden != null) {
            findings.add("word-not-allowed", token, forbidden.message(token.text()), forbidden.remedy());
        } else if (token.kind() == Token.Kind.WORD
                && token.text().startsWith("$")
                && !VARIABLE.matcher(token.text()).matches()) {
            refuse(
                    "variable-name",
                    token,
                    "变量名不能这样写",
                    "This cannot be the name of a variable",
                    "用 $ 加字母、汉字或数字",
                    "Write $ and letters or digits");
        }
    }

    private void refuse(String code, Token at, String zh, String en, String zhRemedy, String enRemedy) {
        findings.add(code, at, new Text(zh, en), new Text(zhRemedy, enRemedy));
    }
}
