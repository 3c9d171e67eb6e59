package plumbline.rules.drl;

import java.util.List;
import java.util.stream.Stream;

/**
 * A rule, taken apart at its keywords.
 *
 * @param start its first keyword
 * @param name in quotes
 * @param head between its name and its conditions
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
    int length() {
        return head.size() + conditions.size() + consequence.size();
    }

    /** All between its keywords. */
    List<Token> all() {
        return Stream.of(head, conditions, consequence).flatMap(List::stream).toList();
    }

    public String title() {
        return name.unquoted();
    }
}
