package plumbline.rules.drl;

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
public record RuleText(
        Token start,
        Token name,
        List<Token> head,
        List<Token> conditions,
        Token then,
        List<Token> consequence,
        Token end) {
    public String title() {
        return name.unquoted();
    }
}
