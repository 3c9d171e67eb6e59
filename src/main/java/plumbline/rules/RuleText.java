package plumbline.rules;

import java.util.List;

/**
 * A rule, taken apart at its keywords.
 *
 * @param start its first keyword
 * @param name in quotes
 * @param head what stands between its name and its conditions
 * @param then where its conditions end
 * @param end where its consequence ends
 */
record RuleText(
        Token start,
        Token name,
        List<Token> head,
        List<Token> conditions,
        Token then,
        List<Token> consequence,
        Token end) {
    String title() {
        return name.unquoted();
    }
}
