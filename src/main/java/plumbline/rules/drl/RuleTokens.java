package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of one rule as they are written.
 *
 * @param name the rule's name
 * @param header what stands between the name and {@code when}
 * @param conditions between {@code when} and {@code then}
 * @param consequence between {@code then} and {@code end}
 */
public record RuleTokens(Token name, List<Token> header, List<Token> conditions, List<Token> consequence) {
    /** The rules of a file whose keywords are in order. */
    public static List<RuleTokens> of(List<Token> tokens) {
        List<RuleTokens> rules = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("rule")) {
                int when = find(tokens, i, "when");
                int then = find(tokens, when, "then");
                int end = find(tokens, then, "end");
                int name = Math.min(i + 1, when);
                rules.add(new RuleTokens(
                        tokens.get(Math.min(name, tokens.size() - 1)),
                        part(tokens, name, when),
                        part(tokens, when, then),
                        part(tokens, then, end)));
                i = end;
            }
        }
        return List.copyOf(rules);
    }

    int length() {
        return header.size() + conditions.size() + consequence.size();
    }

    List<Token> all() {
        List<Token> all = new ArrayList<>(header);
        all.addAll(conditions);
        all.addAll(consequence);
        return List.copyOf(all);
    }

    private static int find(List<Token> tokens, int from, String keyword) {
        int i = from;
        while (i < tokens.size() && !tokens.get(i).is(keyword)) {
            i++;
        }
        return i;
    }

    /** Without the keyword that it begins with. */
    private static List<Token> part(List<Token> tokens, int from, int to) {
        return from + 1 < to ? List.copyOf(tokens.subList(from + 1, to)) : List.of();
    }
}
