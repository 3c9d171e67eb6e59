package plumbline.rules;

import java.util.List;
import java.util.Map;
import plumbline.policy.Text;

/** Finds, before anything parses a rule file, what its parser reports badly: full-width signs and rules without an end. */
final class Shape {
    private static final String FULL_WIDTH = "（），；：“”‘’＝＞＜＋－×÷！｛｝［］。、　";
    private static final String HALF_WIDTH = "(),;:\"\"''=><+-*/!{}[]., ";
    private static final Map<String, String> SIGNS = Map.of("≥", ">=", "≤", "<=", "≠", "!=");
    private static final Map<String, String> BEFORE = Map.of("when", "rule", "then", "when", "end", "then");

    private final RuleFile file;
    private final RuleFindings findings;

    Shape(RuleFile file, RuleFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** Whether the file cannot be parsed; the findings say why. */
    boolean isBroken(List<Token> tokens) {
        boolean broken = false;
        String expected = "rule";
        Token opened = null;
        for (Token token : tokens) {
            broken |= isFullWidth(token);
            broken |= opened != null && isOddNumber(token);
            if (opened == null ? token.is("rule") : isKeyword(token)) {
                if (!token.text().equals(expected)) {
                    missing(expected, opened == null ? token : opened, token);
                    return true;
                }
                opened = token.is("end") ? null : token.is("rule") ? token : opened;
                expected = next(expected);
            }
        }
        if (opened != null) {
            missing(expected, opened, tokens.get(tokens.size() - 1));
            return true;
        }
        return broken;
    }

    private static boolean isKeyword(Token token) {
        return token.is("rule") || token.is("when") || token.is("then") || token.is("end");
    }

    private static String next(String keyword) {
        return switch (keyword) {
            case "rule" -> "when";
            case "when" -> "then";
            case "then" -> "end";
            default -> "rule";
        };
    }

    private boolean isFullWidth(Token token) {
        if (token.kind() == Token.Kind.STRING) {
            return false;
        }
        int c = token.text().codePointAt(0);
        int index = FULL_WIDTH.indexOf(c);
        String half = index >= 0
                ? HALF_WIDTH.substring(index, index + 1)
                : c >= 0xFF01 && c <= 0xFF5E ? halfWidth(token.text()) : SIGNS.get(token.text());
        if (half == null) {
            return false;
        }
        findings.add(
                file,
                "full-width-character",
                token,
                new Text("“" + token.text() + "”是全角字符", token.text() + " is a full-width character"),
                new Text("改成半角的 " + half, "Write the half-width " + half));
        return true;
    }

    private boolean isOddNumber(Token token) {
        boolean isWritten = token.kind() == Token.Kind.NUMBER && token.text().charAt(0) < 0x80;
        if (!isWritten || NumberForm.isPlain(token.text())) {
            return false;
        }
        findings.add(
                file,
                "number-form",
                token,
                new Text("数字“" + token.text() + "”的写法容易看错", token.text() + " is not written in plain digits"),
                new Text("用普通数字写，如 0.1、500", "Write plain digits, such as 0.1 or 500"));
        return true;
    }

    private static String halfWidth(String text) {
        return text.codePoints()
                .map(c -> c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void missing(String keyword, Token opened, Token found) {
        String before = BEFORE.getOrDefault(keyword, "rule");
        findings.add(
                file,
                "missing-" + keyword,
                opened.line(),
                opened.column(),
                RuleFindings.line(file, opened.line()),
                new Text(
                        "第 " + opened.line() + " 行的规则缺少 " + keyword + "（到第 " + found.line() + " 行还没有）",
                        "The rule of line " + opened.line() + " has no " + keyword + " up to line " + found.line()),
                new Text(
                        "在 " + before + " 部分之后补上 " + keyword,
                        "Add " + keyword + " behind the part that begins with " + before));
    }
}
