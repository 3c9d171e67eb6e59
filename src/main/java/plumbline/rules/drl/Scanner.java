package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;

/** Splits a rule file into words, numbers, strings and symbols, leaving out comments and white space. */
public final class Scanner {
    /** White space to the eye, but not to the engine. */
    private static final int IDEOGRAPHIC_SPACE = 0x3000;

    /** Quotes as a word processor writes them; a text between them is still meant as one. */
    private static final String SMART_QUOTES = "\u201c\u201d\uff02";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Scanner(String text) {
        this.text = text;
    }

    public static List<Token> scan(String text) {
        Scanner scanner = new Scanner(text);
        while (scanner.at < text.length()) {
            scanner.next();
        }
        return List.copyOf(scanner.tokens);
    }

    private void next() {
        int c = text.codePointAt(at);
        if (Character.isWhitespace(c) && c != IDEOGRAPHIC_SPACE) {
            advance(Character.charCount(c));
        } else if (text.startsWith("//", at)) {
            advance(lengthUntil("\n", 0));
        } else if (text.startsWith("/*", at) && isClosedRemark(text, at)) {
            advance(lengthUntil("*/", 2));
        } else if (c == '"' || c == '\'') {
            add(Token.Kind.STRING, stringLength((char) c));
        } else if (SMART_QUOTES.indexOf(c) >= 0) {
            add(Token.Kind.STRING, smartStringLength());
        } else if (Character.isDigit(c) || isDecimalPoint(at)) {
            add(Token.Kind.NUMBER, numberLength());
        } else if (Character.isJavaIdentifierStart(c)) {
            add(Token.Kind.WORD, wordLength());
        } else {
            add(Token.Kind.SYMBOL, Character.charCount(c));
        }
    }

    /** A comment in which another begins was not closed: what is between them would be lost without a word. */
    static boolean isClosedRemark(String text, int start) {
        int end = text.indexOf("*/", start + 2);
        int another = text.indexOf("/*", start + 2);
        return end >= 0 && (another < 0 || another > end);
    }

    private void add(Token.Kind kind, int length) {
        tokens.add(new Token(kind, text.substring(at, at + length), at, line, at - lineStart + 1));
        advance(length);
    }

    private void advance(int length) {
        for (int end = at + length; at < end; at++) {
            if (text.charAt(at) == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
    }

    private int lengthUntil(String end, int skipped) {
        int found = text.indexOf(end, at + skipped);
        int length = found < 0 ? text.length() - at : found - at + (skipped > 0 ? end.length() : 0);
        return length;
    }

    private int stringLength(char quote) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        boolean isClosed = i < text.length() && text.charAt(i) == quote;
        return Math.min(isClosed ? i + 1 : i, text.length()) - at;
    }

    private int smartStringLength() {
        int i = at + 1;
        while (i < text.length() && SMART_QUOTES.indexOf(text.charAt(i)) < 0 && "\"\n".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        boolean isClosed = i < text.length() && text.charAt(i) != '\n';
        return isClosed ? i + 1 - at : i - at;
    }

    private int numberLength() {
        int i = at;
        while (i < text.length()
                && (Character.isLetterOrDigit(text.charAt(i)) || isDecimalPoint(i) || isExponentSign(i))) {
            i++;
        }
        return i - at;
    }

    private boolean isExponentSign(int i) {
        boolean isSign = text.charAt(i) == '-' || text.charAt(i) == '+';
        return isSign && i > at && (text.charAt(i - 1) == 'e' || text.charAt(i - 1) == 'E');
    }

    private boolean isDecimalPoint(int i) {
        return text.charAt(i) == '.' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
    }

    private int wordLength() {
        int i = at;
        while (i < text.length() && Character.isJavaIdentifierPart(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i - at;
    }
}
