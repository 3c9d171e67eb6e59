package plumbline.rules.drl;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.text.Text;

/**
 * Finds signs in a rule file that look like others and are not: full-width ones, what a word processor makes of quotes
 * and spaces, and what nobody sees at all. In remarks and in texts in quotes they are welcome, but for those unseen.
 */
public final class Characters {
    private static final String FULL_WIDTH = "（），；：“”‘’＝＞＜＋－×÷！｛｝［］。、　＂【】《》—–−…";
    private static final String HALF_WIDTH = "(),;:\"\"''=><+-*/!{}[]., \"[]<>---.";
    private static final Map<String, String> SIGNS = Map.of("≥", ">=", "≤", "<=", "≠", "!=");

    private final RuleFile file;
    private final FileFindings findings;

    public Characters(FileFindings findings) {
        this.file = findings.file();
        this.findings = findings;
    }

    /** The lines that hold one; the findings name each. */
    public Set<Integer> lines(List<Token> tokens) {
        return tokens.stream().filter(this::isOdd).map(Token::line).collect(Collectors.toSet());
    }

    private boolean isOdd(Token token) {
        int c = token.text().codePointAt(0);
        if (token.kind() == Token.Kind.STRING) {
            return isOddText(token);
        }
        if (token.text().equals("/")) {
            return isOpenRemark(token);
        }
        if (isUnseen(c)) {
            findings.add(
                    "invisible-character",
                    token,
                    new Text(
                            "这里有一个看不见的字符（%s）".formatted(name(c)),
                            "There is an invisible character (%s)".formatted(name(c))),
                    new Text("删去这个字符，或把这一行重新输入一遍", "Delete it, or type the line again"));
            return true;
        }
        if (c == 0x3000) {
            findings.add(
                    "full-width-character",
                    token,
                    new Text("这里是全角空格", "This is a full-width space"),
                    new Text("改成普通的半角空格", "Write an ordinary space"));
            return true;
        }
        String half = half(token, c);
        if (half != null) {
            findings.add(
                    "full-width-character",
                    token,
                    new Text("“" + token.text() + "”是全角字符", token.text() + " is a full-width character"),
                    new Text("改成半角的 " + half, "Write the half-width " + half));
        }
        return half != null;
    }

    private boolean isOddText(Token token) {
        char quote = token.text().charAt(0);
        String shown = token.text().substring(1);
        if (quote == '\'') {
            findings.add(
                    "single-quotes",
                    token,
                    new Text("文本用了单引号", "The text is in single quotes"),
                    new Text("改成半角的双引号 \"", "Put it in double quotes \""));
        } else if (quote != '"'
                || "”“＂".contains(token.text().substring(token.text().length() - 1))) {
            findings.add(
                    "full-width-character",
                    token,
                    new Text("文本两边是全角引号", "The text is in full-width quotes"),
                    new Text("改成半角的双引号 \"", "Put it in half-width quotes \""));
        } else if (token.isUnclosed() && wideQuote(token) > 0) {
            findings.add(
                    "full-width-character",
                    new Token(
                            token.kind(), token.text(), token.start(), token.line(), token.column() + wideQuote(token)),
                    new Text("文本末尾是全角引号", "The text ends with a full-width quote"),
                    new Text("改成半角的双引号 \"", "Write the half-width quote \""));
        } else if (token.isUnclosed()) {
            findings.add(
                    "missing-quote",
                    token,
                    new Text("这个引号到行末还没有配对", "The text that begins with this quote does not end on its line"),
                    new Text("在文本末尾补上半角的 \"", "Add \" at its end"));
        } else {
            return isUnseenWithin(token, shown);
        }
        return true;
    }

    private static int wideQuote(Token token) {
        String text = token.text();
        return Math.max(text.indexOf('”'), Math.max(text.indexOf('“'), text.indexOf('＂')));
    }

    private boolean isUnseenWithin(Token token, String shown) {
        for (int i = 0; i < shown.length(); i += Character.charCount(shown.codePointAt(i))) {
            int c = shown.codePointAt(i);
            if (c == '\t' || (isUnseen(c) && c != '\u00a0')) {
                findings.add(
                        "invisible-character",
                        new Token(token.kind(), shown, token.start(), token.line(), token.column() + i + 1),
                        new Text(
                                "引号里有一个看不见的字符（%s）".formatted(name(c)),
                                "There is an invisible character within the quotes (%s)".formatted(name(c))),
                        new Text("删去这个字符，或把这一行重新输入一遍", "Delete it, or type the line again"));
                return true;
            }
        }
        return false;
    }

    /** A remark that ends nowhere would take all that follows with it. */
    private boolean isOpenRemark(Token token) {
        if (!file.text().startsWith("/*", token.start())) {
            return false;
        }
        findings.add(
                "missing-end-of-remark",
                token,
                file.text().indexOf("*/", token.start()) < 0
                        ? new Text("说明从 /* 开始，后面没有 */", "The remark that begins with /* has no */")
                        : new Text(
                                "说明从 /* 开始，到下一个 /* 之前没有 */，中间的内容都会被当作说明",
                                "The remark that begins with /* has no */ before the next /*, so that it would take all"
                                        + " between them with it"),
                new Text("在说明末尾补上 */，或每行用 //", "Add */ at its end, or begin each line with //"));
        return true;
    }

    private static boolean isUnseen(int c) {
        int kind = Character.getType(c);
        return kind == Character.FORMAT
                || (kind == Character.CONTROL && !Character.isWhitespace(c))
                || kind == Character.UNASSIGNED
                || kind == Character.SURROGATE
                || c == 0xFFFD
                || (Character.isSpaceChar(c) && c != ' ' && c != 0x3000);
    }

    private static String name(int c) {
        return "U+%04X".formatted(c);
    }

    private static @Nullable String half(Token token, int c) {
        int index = FULL_WIDTH.indexOf(c);
        if (index >= 0) {
            return HALF_WIDTH.substring(index, index + 1);
        }
        return isTwin(c) ? halfWidth(token.text()) : SIGNS.get(token.text());
    }

    private static boolean isTwin(int c) {
        return c >= 0xFF01 && c <= 0xFF5E;
    }

    private static String halfWidth(String text) {
        return text.codePoints()
                .map(c -> isTwin(c) ? c - 0xFEE0 : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
