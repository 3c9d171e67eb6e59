package plumbline.rules.tier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.rules.drl.Token;

/** Reads one condition of a pattern: what it binds, and what it compares. */
final class ConditionReader {
    private static final Set<String> SIGNS = Set.of("<", ">", "=", "!");

    private final String file;
    private final TermReader terms;
    private final Map<String, Term> bound;
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean isRead = true;

    /** @param bound takes what the condition binds */
    ConditionReader(String file, int pattern, Map<String, Term> bound) {
        this.file = file;
        this.terms = new TermReader(pattern, bound);
        this.bound = bound;
    }

    void read(List<Token> condition) {
        boolean binds = condition.size() > 2 && condition.get(1).text().equals(":");
        if (!binds) {
            either(condition, false);
            return;
        }
        List<Token> rest = condition.subList(2, condition.size());
        int sign = operator(rest);
        bound.put(condition.get(0).text(), terms.read(rest.subList(0, sign)));
        if (sign < rest.size()) {
            either(rest, false);
        }
    }

    List<Comparison> comparisons() {
        return comparisons;
    }

    /** Whether nothing was left out. */
    boolean isRead() {
        return isRead;
    }

    private void either(List<Token> tokens, boolean isAlternative) {
        List<List<Token>> sides = split(tokens, "|");
        sides.forEach(side -> both(side, isAlternative || sides.size() > 1));
    }

    private void both(List<Token> tokens, boolean isAlternative) {
        split(tokens, "&").forEach(part -> {
            boolean isBracketed =
                    !part.isEmpty() && part.get(0).text().equals("(") && TermReader.closing(part, 0) == part.size() - 1;
            if (isBracketed) {
                either(part.subList(1, part.size() - 1), isAlternative);
            } else {
                comparison(part, isAlternative);
            }
        });
    }

    private void comparison(List<Token> tokens, boolean isAlternative) {
        int at = operator(tokens);
        int behind = behind(tokens, at);
        if (at == 0 || at == tokens.size() || behind >= tokens.size()) {
            isRead = false;
            return;
        }
        StringBuilder sign = new StringBuilder();
        tokens.subList(at, behind).forEach(token -> sign.append(token.text()));
        boolean isIn = tokens.get(behind - 1).is("in");
        String operator = isIn ? behind - at > 1 ? "not in" : "in" : sign.toString();
        List<Token> right = tokens.subList(behind, tokens.size());
        Token first = tokens.get(0);
        comparisons.add(new Comparison(
                terms.read(tokens.subList(0, at)),
                operator,
                isIn ? new Term.Call("in", terms.list(right.subList(1, right.size() - 1))) : terms.read(right),
                isAlternative,
                written(tokens.subList(0, at)),
                written(right),
                first.line(),
                first.column()));
    }

    private String written(List<Token> tokens) {
        return file.substring(
                tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
    }

    /** Where the operator begins; behind the last token when there is none. */
    private static int operator(List<Token> tokens) {
        int open = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            open += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
            boolean isSign = SIGNS.contains(token.text()) || token.is("in");
            boolean isNotIn = token.is("not")
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).is("in");
            if (open == 0 && (isSign || isNotIn)) {
                return i;
            }
        }
        return tokens.size();
    }

    private static int behind(List<Token> tokens, int at) {
        int i = at;
        while (i < tokens.size()
                && (SIGNS.contains(tokens.get(i).text()) || tokens.get(i).is("not"))) {
            i++;
        }
        return i < tokens.size() && tokens.get(i).is("in") ? i + 1 : i;
    }

    /** The parts between two such signs that stand in no bracket. */
    private static List<List<Token>> split(List<Token> tokens, String sign) {
        List<List<Token>> parts = new ArrayList<>();
        int from = 0;
        int open = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String text = tokens.get(i).text();
            open += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
            if (open == 0 && text.equals(sign) && tokens.get(i + 1).text().equals(sign)) {
                parts.add(tokens.subList(from, i));
                from = i + 2;
                i++;
            }
        }
        parts.add(tokens.subList(from, tokens.size()));
        return parts;
    }
}
