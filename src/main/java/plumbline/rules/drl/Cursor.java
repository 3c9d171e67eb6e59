package plumbline.rules.drl;

import java.util.List;
import java.util.stream.Collectors;
import plumbline.text.Text;

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
            throw new SyntaxFault(
                    "rule-syntax",
                    isAtEnd() ? last() : peek(),
                    new Text(
                            "“" + last().text() + "”后面应当是“" + text + "”" + found("，写的却是“", "”"),
                            text + " must follow " + last().text() + found(", not ", "")),
                    new Text("补上 " + text, "Write " + text));
        }
    }

    /** The bracket that closes one. */
    public void close(Token opened) throws SyntaxFault {
        if (takeIf(")")) {
            return;
        }
        boolean another = !isAtEnd() && startsValue(peek());
        if (another) {
            throw new SyntaxFault(
                    "missing-comma",
                    peek(),
                    new Text(
                            "“" + last().text() + "”和“" + peek().text() + "”之间缺少逗号或比较符号",
                            "Between " + last().text() + " and " + peek().text()
                                    + " a comma or a comparison is missing"),
                    new Text("用半角逗号 , 隔开，或写上 ==、<、>= 等", "Put a comma there, or ==, <, >= or the like"));
        }
        if (!isAtEnd() && !isAt(";")) {
            throw unexpected();
        }
        throw new SyntaxFault(
                "missing-bracket",
                opened,
                new Text("这个“(”没有配对的“)”", "This ( has no ) that goes with it"),
                new Text("在“" + last().text() + "”后面补上 )", "Add ) after " + last().text()));
    }

    /** The next piece makes no sense where it is. */
    public SyntaxFault unexpected() {
        if (isAtEnd()) {
            return new SyntaxFault(
                    "rule-syntax",
                    last(),
                    new Text("“" + last().text() + "”后面没有写完", "Something is missing after " + last().text()),
                    new Text("补完这一句，或删去“" + last().text() + "”", "Complete it, or remove " + last().text()));
        }
        return new SyntaxFault(
                "rule-syntax",
                peek(),
                new Text("“" + peek().text() + "”不该写在这里", peek().text() + " cannot be here"),
                new Text("删去它，或对照同一文件里的其他规则改正", "Remove it, or compare the line with other rules"));
    }

    private String found(String before, String after) {
        return isAtEnd() ? "" : before + peek().text() + after;
    }

    private static boolean startsValue(Token token) {
        return token.kind() != Token.Kind.SYMBOL;
    }
}
