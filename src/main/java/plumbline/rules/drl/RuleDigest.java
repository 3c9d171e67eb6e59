package plumbline.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a file as its words, to tell what an edit did to it; comments and white space count for nothing. Works on
 * files with faults as well.
 *
 * @param rule its name; empty for what is outside the rules
 * @param line from 1
 */
public record RuleDigest(String rule, int line, List<String> words) {
    public RuleDigest {
        words = List.copyOf(words);
    }

    /** The rules of a file in their order, after what is outside them. */
    public static List<RuleDigest> of(String text) {
        List<RuleDigest> rules = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        List<Token> tokens = Scanner.scan(text);
        int at = 0;
        while (at < tokens.size()) {
            if (tokens.get(at).is("rule") && at + 1 < tokens.size()) {
                int end = end(tokens, at);
                List<String> words =
                        tokens.subList(at + 2, end).stream().map(Token::text).toList();
                rules.add(new RuleDigest(
                        tokens.get(at + 1).unquoted(), tokens.get(at).line(), words));
                at = end + 1;
            } else {
                outside.add(tokens.get(at).text());
                at++;
            }
        }
        rules.add(0, new RuleDigest("", 1, outside));
        return rules;
    }

    /** The file without the rules of these names, its lines where they were; null when no rule is left. */
    public static @Nullable String without(String text, Set<String> names) {
        List<Token> tokens = Scanner.scan(text);
        StringBuilder left = new StringBuilder(text);
        boolean isEmpty = true;
        int at = 0;
        while (at < tokens.size()) {
            if (tokens.get(at).is("rule") && at + 1 < tokens.size()) {
                int end = end(tokens, at);
                if (names.contains(tokens.get(at + 1).unquoted())) {
                    int last = tokens.get(Math.min(end, tokens.size() - 1)).end();
                    for (int i = tokens.get(at).start(); i < last; i++) {
                        left.setCharAt(i, left.charAt(i) == '\n' ? '\n' : ' ');
                    }
                } else {
                    isEmpty = false;
                }
                at = end + 1;
            } else {
                at++;
            }
        }
        return isEmpty ? null : left.toString();
    }

    /** The place of the rule's {@code end}, or of the next rule where it is missing. */
    private static int end(List<Token> tokens, int rule) {
        for (int at = rule + 2; at < tokens.size(); at++) {
            if (tokens.get(at).is("end")) {
                return at;
            }
        }
        return tokens.size();
    }
}
