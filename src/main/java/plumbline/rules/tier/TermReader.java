package plumbline.rules.tier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.rules.drl.NumberForm;
import plumbline.rules.drl.Token;

/** Reads terms from the tokens of a condition. */
final class TermReader {
    private static final Term UNREAD = new Term.Unread();

    private final int pattern;
    private final Map<String, Term> bound;

    /**
     * @param pattern whose fields the bare names are
     * @param bound what variables stand for
     */
    TermReader(int pattern, Map<String, Term> bound) {
        this.pattern = pattern;
        this.bound = bound;
    }

    Term read(List<Token> tokens) {
        Term literal = literal(tokens);
        if (!(literal instanceof Term.Unread) || tokens.isEmpty()) {
            return literal;
        }
        Token first = tokens.get(0);
        if (first.text().equals("(") && closing(tokens, 0) == tokens.size() - 1) {
            return read(tokens.subList(1, tokens.size() - 1));
        }
        if (first.kind() != Token.Kind.WORD) {
            return UNREAD;
        }
        if (tokens.size() > 2 && tokens.get(1).text().equals("(") && closing(tokens, 1) == tokens.size() - 1) {
            return new Term.Call(first.text(), list(tokens.subList(2, tokens.size() - 1)));
        }
        if (tokens.size() == 3 && tokens.get(1).text().equals(".")) {
            return member(first, tokens.get(2).text());
        }
        return tokens.size() == 1 ? name(first) : UNREAD;
    }

    /** The terms between commas. */
    List<Term> list(List<Token> tokens) {
        return arguments(tokens).stream().map(this::read).toList();
    }

    /** The tokens between commas that stand in no bracket of their own. */
    static List<List<Token>> arguments(List<Token> tokens) {
        List<List<Token>> arguments = new ArrayList<>();
        int from = 0;
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String text = tokens.get(i).text();
            open += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (open == 0 && text.equals(",")) {
                arguments.add(tokens.subList(from, i));
                from = i + 1;
            }
        }
        if (from < tokens.size()) {
            arguments.add(tokens.subList(from, tokens.size()));
        }
        return arguments;
    }

    /** Where the bracket that opens at a token is closed; behind the last token when it is not. */
    static int closing(List<Token> tokens, int from) {
        int open = 0;
        for (int i = from; i < tokens.size(); i++) {
            String text = tokens.get(i).text();
            open += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return tokens.size();
    }

    /** A number, text, truth value or null; unread when the tokens are something else. */
    static Term literal(List<Token> tokens) {
        boolean isNegative = tokens.size() == 2 && tokens.get(0).text().equals("-");
        if (tokens.size() != (isNegative ? 2 : 1)) {
            return UNREAD;
        }
        Token token = tokens.get(tokens.size() - 1);
        if (token.kind() == Token.Kind.NUMBER && NumberForm.isPlain(token.text())) {
            BigDecimal number = new BigDecimal(token.text().replace("B", ""));
            return new Term.Literal(isNegative ? number.negate() : number);
        }
        if (isNegative) {
            return UNREAD;
        }
        if (token.kind() == Token.Kind.STRING) {
            return new Term.Literal(unquoted(token.text()));
        }
        return switch (token.text()) {
            case "true" -> new Term.Literal(true);
            case "false" -> new Term.Literal(false);
            case "null" -> new Term.Literal(null);
            default -> UNREAD;
        };
    }

    static String unquoted(String text) {
        return text.length() >= 2 ? text.substring(1, text.length() - 1) : text;
    }

    private Term name(Token token) {
        return token.text().startsWith("$")
                ? bound.getOrDefault(token.text(), UNREAD)
                : new Term.Field(pattern, token.text());
    }

    private Term member(Token owner, String name) {
        Term known = name(owner);
        if (!(known instanceof Term.Field field)) {
            return UNREAD;
        }
        return new Term.Field(field.pattern(), field.name().equals("this") ? name : field.name() + "." + name);
    }
}
