package plumbline.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Finding;
import plumbline.policy.Text;

/**
 * Refuses by its name, before anything parses a rule file, what rules may not hold: the author learns the place and what
 * to write instead. {@link ClassGate} is what binds; it finds what this may overlook, in the classes.
 */
final class TextGate {
    static final int MAX_NESTING = 24;
    static final int MAX_TOKENS_OF_RULE = 2000;
    static final int MAX_RULES = 2000;
    static final int MAX_LENGTH_OF_TEXT = 1200;
    static final int MAX_LENGTH_OF_WORD = 90;

    private static final Set<String> SIGNS =
            Set.of("(", ")", ",", ".", ":", ";", "<", ">", "=", "!", "&", "|", "+", "-");
    private static final Set<String> SIGNS_BEHIND_THEN = Set.of("(", ")", ",", ".", ";", "+", "-");
    private static final Set<String> ANNOTATIONS = Set.of("item", "basis", "origin");
    private static final Pattern VARIABLE = Pattern.compile("[$][\\p{L}\\p{N}_]{1,64}");

    /** Two signs that mean something else together. */
    private static final Set<String> PAIRS = Set.of("->", "::", "!.", "++", "--", ":=");

    private final RuleFile file;
    private final RuleFindings told;
    private final RuleFindings findings = new RuleFindings();
    private final Set<String> declared = new HashSet<>();
    private boolean refused;

    /** @param fieldsByType the fields of each type of facts: a policy may use words that would be refused elsewhere */
    TextGate(RuleFile file, Map<String, List<String>> fieldsByType, RuleFindings told) {
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
    Set<Integer> lines(List<Token> tokens, Set<Integer> odd) {
        check(tokens);
        List<Finding> found = findings.all().stream()
                .filter(finding -> !odd.contains(finding.line()))
                .toList();
        found.forEach(told::add);
        return found.stream().map(Finding::line).collect(Collectors.toSet());
    }

    private void check(List<Token> tokens) {
        refused = new RawText(file, findings).isRefused(tokens);
        List<RuleTokens> rules = RuleTokens.of(tokens);
        if (rules.size() > MAX_RULES) {
            Token name = rules.get(MAX_RULES).name();
            refuse(
                    "too-large",
                    name,
                    "一个文件里的规则超过 " + MAX_RULES + " 条",
                    "The file has more than " + MAX_RULES + " rules",
                    "拆成几个文件",
                    "Split the file");
        }
        for (RuleTokens rule : rules) {
            size(rule);
            header(rule);
            signs(rule.conditions(), SIGNS);
            signs(rule.consequence(), SIGNS_BEHIND_THEN);
            calls(rule.consequence());
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

    /** Name, phase, and the three annotations with one plain value each: anything else may be an expression. */
    private void header(RuleTokens rule) {
        List<Token> header = rule.header();
        int i = 0;
        while (i < header.size()) {
            Token token = header.get(i);
            if (token.text().equals("@") && isAnnotation(header, i)) {
                i += 5;
            } else if (token.text().equals("@")) {
                refuse(
                        "annotation-not-allowed",
                        token,
                        "规则名下面只能写 @item(…)、@basis(\"…\")、@origin(…)",
                        "Below a rule's name there are only @item(…), @basis(\"…\") and @origin(…)",
                        "改成这三种，或删去；条款写在引号里",
                        "Write one of these, or remove it; a clause stands in quotes");
                return;
            } else {
                // Phases and plain attributes are named by those who read them; an expression is refused here.
                if (token.text().equals("(") || !(token.kind() != Token.Kind.SYMBOL || "-,".contains(token.text()))) {
                    attribute(rule, header.get(0));
                    return;
                }
                i++;
            }
        }
    }

    private static boolean isAnnotation(List<Token> header, int at) {
        if (at + 4 >= header.size()) {
            return false;
        }
        Token value = header.get(at + 3);
        return ANNOTATIONS.contains(header.get(at + 1).text())
                && header.get(at + 2).text().equals("(")
                && (value.kind() == Token.Kind.STRING || value.kind() == Token.Kind.WORD)
                && header.get(at + 4).text().equals(")");
    }

    private void attribute(RuleTokens rule, Token attribute) {
        refuse(
                "attribute-not-allowed",
                rule.name(),
                "规则里不能写 " + attribute.text(),
                "A rule holds no " + attribute.text(),
                "删去它",
                "Remove it");
    }

    private void signs(List<Token> tokens, Set<String> allowed) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
            boolean isSign = token.kind() == Token.Kind.SYMBOL;
            String pair = isSign && next != null && next.start() == token.end() ? token.text() + next.text() : "";
            if (PAIRS.contains(pair)) {
                sign(token, pair);
                return;
            }
            if (isSign && !allowed.contains(token.text())) {
                sign(token, token.text());
                return;
            }
            if (token.text().equals("+") && isText(next, i > 0 ? tokens.get(i - 1) : token)) {
                refuse(
                        "text-sum",
                        token,
                        "文字不用 + 连接",
                        "Texts are not joined by +",
                        "数值写在理由里，如 {$best}",
                        "Write values into the reason, such as {$best}");
                return;
            }
            word(token);
        }
    }

    private static boolean isText(@Nullable Token behind, Token before) {
        return before.kind() == Token.Kind.STRING || (behind != null && behind.kind() == Token.Kind.STRING);
    }

    private void sign(Token token, String sign) {
        Text remedy =
                switch (sign) {
                    case "*" -> new Text("乘法写 times(甲, 乙)", "Multiply by times(a, b)");
                    case "/" -> new Text("除法写 share(部分, 全部)", "Divide by share(part, whole)");
                    default -> new Text("对照规则手册，换一种写法", "Write it as the rule reference shows");
                };
        findings.add(file, "sign-not-allowed", token, new Text("规则里不能用 " + sign, "Rules have no " + sign), remedy);
        refused = true;
    }

    private void word(Token token) {
        boolean isOfPolicy = declared.contains(token.text());
        Forbidden forbidden = token.kind() == Token.Kind.WORD && !isOfPolicy ? Forbidden.of(token.text()) : null;
        if (forbidden != null) {
            findings.add(file, "word-not-allowed", token, forbidden.message(token.text()), forbidden.remedy());
            refused = true;
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

    /** Behind {@code then} there are calls of the ledger, one after another. */
    private void calls(List<Token> tokens) {
        int i = 0;
        while (i < tokens.size() && !refused) {
            boolean isCall = i + 3 < tokens.size()
                    && tokens.get(i).is("ledger")
                    && tokens.get(i + 1).text().equals(".")
                    && tokens.get(i + 3).text().equals("(");
            if (!isCall) {
                refuse(
                        "no-call",
                        tokens.get(i),
                        "then 部分只写 ledger. 的调用",
                        "Behind then there are only calls of ledger",
                        "如 ledger.award($bank, 5, \"理由\");",
                        "Such as ledger.award($bank, 5, \"reason\");");
                return;
            }
            while (i < tokens.size() && !tokens.get(i).text().equals(";")) {
                i++;
            }
            i++;
        }
    }

    private void refuse(String code, Token at, String zh, String en, String zhRemedy, String enRemedy) {
        findings.add(file, code, at, new Text(zh, en), new Text(zhRemedy, enRemedy));
        refused = true;
    }
}
