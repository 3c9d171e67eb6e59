package plumbline.library.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.policy.Derived;
import plumbline.policy.Indicator;
import plumbline.policy.Item;
import plumbline.policy.Otherwise;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.text.Finding;
import plumbline.yaml.LocatedTree;

/**
 * Finds what requests are asked for and no rule looks at. Warnings only: a pack may ask for a value so that it stands in
 * the record.
 */
final class UnusedValues {
    private final Policy policy;
    private final Mentions rules;
    private final LocatedTree declaration;
    private final Set<String> used;
    private final List<Finding> findings = new ArrayList<>();

    private UnusedValues(Policy policy, Mentions rules, LocatedTree declaration) {
        this.policy = policy;
        this.rules = rules;
        this.declaration = declaration;
        this.used = DeclaredUses.of(policy, rules);
    }

    static List<Finding> in(Policy policy, Mentions rules, LocatedTree declaration) {
        UnusedValues check = new UnusedValues(policy, rules, declaration);
        check.all("/context", policy.context(), "Context", List.of());
        check.all("/indicators", policy.indicators(), policy.subject().factType(), List.of());
        check.all(
                "/derived",
                policy.derived().stream().map(Derived::field).toList(),
                policy.subject().factType(),
                List.of());
        check.measures();
        for (int i = 0; i < policy.indicators().size(); i++) {
            if (policy.indicators().get(i).kind() instanceof ValueKind.Records records) {
                List<String> named = new ArrayList<>(List.of(records.key()));
                records.totals().forEach(total -> named.addAll(List.of(total.of(), total.by())));
                check.all("/indicators/" + i + "/members", records.members(), records.factType(), named);
                List<Indicator> totals =
                        records.totals().stream().map(ValueKind.Total::field).toList();
                check.all("/indicators/" + i + "/totals", totals, records.factType(), List.of());
            }
        }
        return check.findings.stream().map(Finding::asWarning).toList();
    }

    /** @param named codes that the declarations themselves make use of */
    private void all(String list, List<Indicator> declared, String type, List<String> named) {
        for (int i = 0; i < declared.size(); i++) {
            Indicator indicator = declared.get(i);
            String pointer = list + "/" + i;
            if (!named.contains(indicator.code()) && !isUsed(indicator, declared, type)) {
                String key = list.equals("/derived") ? "never-used.derived" : "never-used.value";
                findings.add(declaration.error(pointer + "/code", key, indicator.code(), indicator.label()));
            } else if (indicator.kind() instanceof ValueKind.OneOf oneOf) {
                choices(pointer, indicator, oneOf, declared, type);
            }
        }
    }

    private boolean isUsed(Indicator indicator, List<Indicator> siblings, String type) {
        String code = indicator.code();
        if (indicator.kind() instanceof ValueKind.Records records) {
            return used.contains(code) || rules.types(records.factType());
        }
        if (indicator.kind() instanceof ValueKind.Numbers) {
            return rules.picks("Lookup", "code", code);
        }
        boolean isNamed = siblings.stream()
                .anyMatch(other -> (other.requiredWhen() != null
                                && other.requiredWhen().indicator().equals(code))
                        || (other.kind() instanceof ValueKind.Numeric numeric && code.equals(numeric.atMost())));
        boolean isPool =
                type.equals("Context") && policy.outcomes().stream().anyMatch(outcome -> code.equals(outcome.pool()));
        boolean limitsPeriods = indicator.kind() instanceof ValueKind.OneOf oneOf
                && oneOf.choices().stream().anyMatch(choice -> !choice.periods().isEmpty());
        boolean isDeclared = !type.equals("Context") && used.contains(code);
        return isNamed || isPool || limitsPeriods || isDeclared || rules.reads(type, code);
    }

    /** What an item measures is compared for the rules alone. */
    private void measures() {
        for (int c = 0; c < policy.categories().size(); c++) {
            List<Item> items = policy.categories().get(c).items();
            for (int i = 0; i < items.size(); i++) {
                Item item = items.get(i);
                boolean isShown =
                        item.otherwise() != null && item.otherwise().reason().contains("{" + Otherwise.ITEM + "}");
                if (item.measured() != null
                        && !isShown
                        && !rules.measures(item, item.measured().of())) {
                    findings.add(declaration.error(
                            "/categories/" + c + "/items/" + i + "/measures", "never-used.measures", item.code()));
                }
            }
        }
    }

    /** Rules that ask for each of the other choices and never for one leave its subjects out. */
    private void choices(
            String pointer, Indicator indicator, ValueKind.OneOf kind, List<Indicator> siblings, String type) {
        Optional<Set<String>> asked = rules.asked(type, indicator.code());
        if (asked.isEmpty() || asked.get().isEmpty()) {
            return;
        }
        for (int i = 0; i < kind.choices().size(); i++) {
            ValueKind.Choice choice = kind.choices().get(i);
            boolean isNamed = Stream.of(siblings)
                            .flatMap(List::stream)
                            .map(Indicator::requiredWhen)
                            .filter(Objects::nonNull)
                            .anyMatch(when -> when.indicator().equals(indicator.code())
                                    && when.is().equals(choice.code()))
                    || policy.items()
                            .map(Item::onlyFor)
                            .filter(Objects::nonNull)
                            .anyMatch(onlyFor -> onlyFor.indicator().equals(indicator.code())
                                    && onlyFor.is().contains(choice.code()));
            if (!isNamed && !isRest(choice) && !asked.get().contains(choice.code())) {
                findings.add(declaration.error(
                        pointer + "/choices/" + i + "/code", "never-used.choice", indicator.code(), choice.code()));
            }
        }
    }

    /** All that are not among the others, by name. */
    private static boolean isRest(ValueKind.Choice choice) {
        return choice.code().equals("other") || choice.label().zh().startsWith("其他");
    }
}
