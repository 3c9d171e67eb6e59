package plumbline.facts;

import org.jspecify.annotations.Nullable;
import plumbline.policy.Origin;

/**
 * A rule, as entries and firings name it.
 *
 * @param item code of the item that it posts entries to, or the variable that holds it, such as {@code $milestone};
 *     null for a rule that posts none
 * @param basis the clause it gives for itself; null when the item's or outcome's clause is its own
 * @param origin likewise
 * @param file the file within the pack
 * @param line where the rule begins, from 1
 */
public record RuleRef(
        String name, @Nullable String item, @Nullable String basis, @Nullable Origin origin, String file, int line) {}
