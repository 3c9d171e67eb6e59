package plumbline.rules.drl;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            findings.error(token, "invisible-character", name(c));
            return true;
        }
        if (c == 0x3000) {
            findings.error(token, "full-width-character");
            return true;
        }
        String half = half(token, c);
        if (half != null) {
            findings.error(token, "full-width-character.sign", token.text(), half);
        }
        return half != null;
    }

    private boolean isOddText(Token token) {
        char quote = token.text().charAt(0);
        String shown = token.text().substring(1);
        if (quote == '\'') {
            findings.error(token, "single-quotes");
        } else if (quote != '"'
                || "”“＂".contains(token.text().substring(token.text().length() - 1))) {
            findings.error(token, "full-width-character.quotes");
        } else if (token.isUnclosed() && wideQuote(token) > 0) {
            findings.error(
                    new Token(
                            token.kind(), token.text(), token.start(), token.line(), token.column() + wideQuote(token)),
                    "full-width-character.closing-quote");
        } else if (token.isUnclosed()) {
            findings.error(token, "missing-quote");
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
                findings.error(
                        new Token(token.kind(), shown, token.start(), token.line(), token.column() + i + 1),
                        "invisible-character.in-text",
                        name(c));
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
        findings.error(
                token,
                file.text().indexOf("*/", token.start()) < 0
                        ? "missing-end-of-remark"
                        : "missing-end-of-remark.before-next");
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
