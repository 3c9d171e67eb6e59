package plumbline.library.lint;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.policy.Derived;
import plumbline.policy.Item;
import plumbline.policy.Measured;
import plumbline.policy.OnlyFor;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.policy.Quota;

/** The indicators, and what is derived from them, that the declarations of a pack make use of for its rules. */
final class DeclaredUses {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    private final Policy policy;
    private final Set<String> used = new HashSet<>();

    private DeclaredUses(Policy policy) {
        this.policy = policy;
    }

    /** Their codes, and those of members of records. */
    static Set<String> of(Policy policy, Mentions rules) {
        DeclaredUses uses = new DeclaredUses(policy);
        policy.items().forEach(item -> uses.item(item, rules));
        policy.quotas().stream().map(Quota::by).filter(Objects::nonNull).forEach(uses::use);
        policy.tables().stream()
                .filter(table -> table.steps() != null && rules.types(table.factType()))
                .forEach(table -> uses.use(Objects.requireNonNull(table.steps()).of()));
        policy.fieldsByCode().keySet().stream()
                .filter(code -> rules.reads(policy.subject().factType(), code) || rules.measures(null, code))
                .forEach(uses::use);
        return uses.used;
    }

    private void item(Item item, Mentions rules) {
        Measured measured = item.measured();
        if (measured != null && rules.measures(item, measured.of())) {
            use(measured.of());
            if (measured.by() != null) {
                use(measured.by());
            }
        }
        OnlyFor onlyFor = item.onlyFor();
        if (onlyFor != null) {
            use(onlyFor.indicator());
        }
        Otherwise otherwise = item.otherwise();
        if (otherwise != null) {
            PLACEHOLDER.matcher(otherwise.reason()).results().forEach(found -> use(found.group(1)));
            if (measured != null && used.contains(Otherwise.ITEM)) {
                use(measured.of());
                used.remove(Otherwise.ITEM);
            }
        }
    }

    private void use(String code) {
        Derived derived = policy.derived(code);
        if (used.add(code) && derived != null) {
            use(derived.of());
            use(derived.with());
        }
    }
}
