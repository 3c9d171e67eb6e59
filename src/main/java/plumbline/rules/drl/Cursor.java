package plumbline.rules.drl;

import java.util.List;
import java.util.stream.Collectors;

/** Walks over the pieces of one part of a rule. Used by one thread. */
public final class Cursor {
    private final List<Token> tokens;
    private final Token end;
    private int at;

    /**
     * Walks over a part of a rule.
     *
     * @param end what follows the part: the place of what is missing at its end
     */
    public Cursor(List<Token> tokens, Token end) {
        this.tokens = tokens;
        this.end = end;
    }

    public boolean isAtEnd() {
        return at >= tokens.size();
    }

    /** The next piece; after the last one, what follows the part. */
    public Token peek() {
        return peek(0);
    }

    public Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
    }

    /** The piece before the next one; the next one where there is none. */
    public Token last() {
        return at > 0 ? tokens.get(Math.min(at, tokens.size()) - 1) : peek();
    }

    /** How many pieces were taken. */
    int place() {
        return at;
    }

    /** The pieces from one place to another, as they are written one after another. */
    String text(int from, int to) {
        return tokens.subList(from, Math.min(to, tokens.size())).stream()
                .map(Token::text)
                .collect(Collectors.joining());
    }

    public Token take() {
        Token token = peek();
        at++;
        return token;
    }

    /** Whether the next piece is this word or sign. */
    public boolean isAt(String text) {
        return !isAtEnd() && peek().isText(text);
    }

    public boolean takeIf(String text) {
        boolean there = isAt(text);
        at += there ? 1 : 0;
        return there;
    }

    public void expect(String text) throws SyntaxFault {
        if (!takeIf(text)) {
            throw isAtEnd()
                    ? new SyntaxFault(last(), "rule-syntax.missing-sign", last().text(), text)
                    : new SyntaxFault(peek(), "rule-syntax.other-sign", last().text(), text, peek().text());
        }
    }

    /** The bracket that closes one. */
    public void close(Token opened) throws SyntaxFault {
        if (takeIf(")")) {
            return;
        }
        boolean another = !isAtEnd() && startsValue(peek());
        if (another) {
            throw new SyntaxFault(peek(), "missing-comma", last().text(), peek().text());
        }
        if (!isAtEnd() && !isAt(";")) {
            throw unexpected();
        }
        throw new SyntaxFault(opened, "missing-bracket", last().text());
    }

    /** The next piece makes no sense where it is. */
    public SyntaxFault unexpected() {
        if (isAtEnd()) {
            return new SyntaxFault(last(), "rule-syntax.unfinished", last().text());
        }
        return new SyntaxFault(peek(), "rule-syntax.misplaced", peek().text());
    }

    private static boolean startsValue(Token token) {
        return token.kind() != Token.Kind.SYMBOL;
    }
}
