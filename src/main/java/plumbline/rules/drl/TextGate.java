package plumbline.rules.drl;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plumbline.rules.gate.ClassGate;
import plumbline.text.Finding;
import plumbline.text.Text;

/**
 * Refuses by its name, before anything parses a rule file, what rules may not hold and what is too much: the author
 * learns the place and what to write instead. What is left has to be read whole by {@link RuleSplitter} and those behind it;
 * {@link ClassGate} is what binds, and finds what these may overlook, in the classes.
 */
public final class TextGate {
    public static final int MAX_NESTING = 24;
    public static final int MAX_TOKENS_OF_RULE = 2000;
    public static final int MAX_LENGTH_OF_TEXT = 1200;
    static final int MAX_LENGTH_OF_WORD = 90;

    private static final Set<String> SIGNS =
            Set.of("(", ")", ",", ".", ":", ";", "<", ">", "=", "!", "&", "|", "+", "-", "*", "/", "%", "@", "{", "}");
    private static final Pattern VARIABLE = Pattern.compile("[$][\\p{L}\\p{N}_]{1,64}");

    /** Two signs that mean something else together. */
    private static final Set<String> PAIRS = Set.of("->", "::", "!.", "++", "--", ":=");

    private final RuleFile file;
    private final RuleFindings told;
    private final RuleFindings findings = new RuleFindings();
    private final Set<String> declared = new HashSet<>();

    /**
     * Holds one file against the words that rules may use.
     *
     * @param fieldsByType the fields of each type of facts: a policy may use words that would be refused elsewhere
     */
    public TextGate(RuleFile file, Map<String, List<String>> fieldsByType, RuleFindings told) {
        this.file = file;
        this.declared.addAll(fieldsByType.keySet());
        fieldsByType.values().forEach(declared::addAll);
        this.told = told;
    }

    /**
     * The lines that hold something that is refused; the findings say what.
     *
     * @param odd lines of which it is known already what is wrong with them
     */
    public Set<Integer> lines(List<Token> tokens, Set<Integer> odd) {
        check(tokens);
        List<Finding> found = findings.all().stream()
                .filter(finding -> !odd.contains(finding.line()))
                .toList();
        found.forEach(told::add);
        return found.stream().map(Finding::line).collect(Collectors.toSet());
    }

    private void check(List<Token> tokens) {
        new RawText(file, findings).check();
        for (RuleTokens rule : RuleTokens.of(tokens)) {
            size(rule);
            signs(rule.conditions());
            signs(rule.consequence());
        }
    }

    private void size(RuleTokens rule) {
        if (rule.length() > MAX_TOKENS_OF_RULE) {
            refuse("too-large", rule.name(), "这条规则太长", "The rule is too long", "拆成几条规则", "Split it into several");
        }
        int open = 0;
        for (Token token : rule.all()) {
            boolean isText = token.kind() == Token.Kind.STRING;
            open += isText ? 0 : token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            if (open > MAX_NESTING) {
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

    private void signs(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            boolean isSign = token.kind() == Token.Kind.SYMBOL;
            String pair = isSign && next != null && next.start() == token.end() ? token.text() + next.text() : "";
            if (PAIRS.contains(pair)) {
                sign(token, pair);
                return;
            }
            if (isSign && !SIGNS.contains(token.text())) {
                sign(token, token.text());
                return;
            }
            word(token);
        }
    }

    private void sign(Token token, String sign) {
        findings.add(
                file,
                "sign-not-allowed",
                token,
                new Text("规则里不能用 " + sign, "Rules have no " + sign),
                new Text("对照规则手册，换一种写法", "Write it as the rule reference shows"));
    }

    private void word(Token token) {
        boolean isOfPolicy = declared.contains(token.text());
        Forbidden forbidden = token.kind() == Token.Kind.WORD && !isOfPolicy ? Forbidden.of(token.text()) : null;
        if (forbidden != null) {
            findings.add(file, "word-not-allowed", token, forbidden.message(token.text()), forbidden.remedy());
        } else if (token.kind() == Token.Kind.WORD
                && token.text().startsWith("$")
                && !VARIABLE.matcher(token.text()).matches()) {
            refuse(
                    "variable-name",
                    token,
                    "变量名不能这样写",
                    "This is no name of a variable",
                    "用 $ 加字母、汉字或数字",
                    "Write $ and letters or digits");
        }
    }

    private void refuse(String code, Token at, String zh, String en, String zhRemedy, String enRemedy) {
        findings.add(file, code, at, new Text(zh, en), new Text(zhRemedy, enRemedy));
    }
}
