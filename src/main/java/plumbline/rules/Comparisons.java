package plumbline.rules;

import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.BaseDescr;
import plumbline.policy.Text;

/** Finds comparisons that the engine takes and nobody means: they would hold always, or never. */
final class Comparisons {
    private static final Set<String> SIGNS = Set.of("<", ">", "=", "!");
    private static final Set<String> OPERATORS = Set.of("<", ">", "<=", ">=", "==", "!=");

    private final RuleFile file;
    private final RuleFindings findings;
    private final FactTypes types;

    Comparisons(RuleFile file, RuleFindings findings, FactTypes types) {
        this.file = file;
        this.findings = findings;
        this.types = types;
    }

    /** @param type of the fact that the condition is about */
    void check(BaseDescr condition, String type, List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            int behind = behindOperator(tokens, i);
            if (behind > i) {
                operator(condition, tokens.subList(i, behind));
                if (i > 0 && behind < tokens.size()) {
                    sides(condition, type, tokens.get(i - 1), tokens.get(behind));
                }
                i = behind - 1;
            }
        }
    }

    private static int behindOperator(List<Token> tokens, int from) {
        int i = from;
        while (i < tokens.size() && SIGNS.contains(tokens.get(i).text())) {
            i++;
        }
        // A negation before a bracket is none.
        return i == from + 1 && tokens.get(from).text().equals("!") ? from : i;
    }

    private void operator(BaseDescr condition, List<Token> signs) {
        StringBuilder operator = new StringBuilder();
        boolean isTogether = true;
        for (Token sign : signs) {
            isTogether &= sign.start() == signs.get(0).start() + operator.length();
            operator.append(sign.text());
        }
        if (!isTogether || !OPERATORS.contains(operator.toString())) {
            add(
                    condition,
                    "odd-operator",
                    new Text("没有“" + operator + "”这种比较", "There is no comparison " + operator),
                    new Text("可写 <、<=、>、>=、==、!=，中间不留空格", "Write <, <=, >, >=, == or != without a space between"));
        }
    }

    private void sides(BaseDescr condition, String type, Token left, Token right) {
        boolean isMixed = (isNumber(type, left) && right.kind() == Token.Kind.STRING)
                || (left.kind() == Token.Kind.STRING && isNumber(type, right));
        if (isMixed) {
            add(
                    condition,
                    "number-with-text",
                    new Text("数字不能和加引号的文本比较", "A number is compared with a text in quotes"),
                    new Text("去掉引号", "Remove the quotes"));
        }
    }

    private boolean isNumber(String type, Token token) {
        return token.kind() == Token.Kind.WORD && types.isNumber(type, token.text());
    }

    private void add(BaseDescr condition, String code, Text message, Text remedy) {
        findings.add(file, code, condition.getLine(), 0, RuleFindings.line(file, condition.getLine()), message, remedy);
    }
}
