package plumbline.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumbline.text.Messages;
import plumbline.text.NearestName;
import plumbline.text.Text;

/** The codes of a policy by the labels, Chinese and English, that people know them by. Immutable. */
public final class Labels {
    private final Map<String, Set<String>> codes = new HashMap<>();

    public Labels(Policy policy) {
        add(policy.subject().label(), policy.subject().factType());
        choices(policy.subject().ids());
        indicators(policy.context());
        indicators(policy.fields());
        policy.tables().forEach(table -> {
            add(table.label(), table.factType());
            indicators(table.columns());
        });
        policy.categories().forEach(category -> add(category.label(), category.code()));
        policy.items().forEach(item -> add(item.label(), item.code()));
        policy.calendars().forEach(calendar -> add(calendar.label(), calendar.code()));
        policy.parameters().forEach(parameter -> add(parameter.label(), parameter.code()));
        policy.figures().forEach(figure -> add(figure.label(), figure.code()));
        policy.quotas().forEach(quota -> add(quota.label(), quota.code()));
        policy.grades().forEach(grade -> add(grade.label(), grade.code()));
        policy.outcomes().forEach(outcome -> add(outcome.label(), outcome.code()));
    }

    private void indicators(List<Indicator> indicators) {
        for (Indicator indicator : indicators) {
            add(indicator.label(), indicator.code());
            if (indicator.kind() instanceof ValueKind.OneOf oneOf) {
                choices(oneOf.choices());
            } else if (indicator.kind() instanceof ValueKind.Records records) {
                add(indicator.label(), records.factType());
                indicators(records.fields());
            }
        }
    }

    private void choices(List<ValueKind.Choice> choices) {
        choices.forEach(choice -> add(choice.label(), choice.code()));
    }

    private void add(Text label, String code) {
        codes.computeIfAbsent(label.zh(), any -> new LinkedHashSet<>()).add(code);
        codes.computeIfAbsent(label.en(), any -> new LinkedHashSet<>()).add(code);
    }

    /**
     * What to write in place of a name that is not known: the code that it labels; in Chinese the nearest label, which
     * serves as a name as well; else the nearest code.
     */
    public Text instead(String name, Collection<String> known, Text otherwise) {
        String code = codes.getOrDefault(name, Set.of()).stream()
                .filter(known::contains)
                .findFirst()
                .orElse(null);
        if (code != null) {
            return Messages.text("code-of-label", name, code);
        }
        String label = name.chars().anyMatch(c -> c > '~') ? NearestName.to(name, names(known)) : null;
        return label == null ? NearestName.instead(name, known, otherwise) : Messages.text("did-you-mean", label);
    }

    /** Labels of the codes, as far as they are words. */
    private List<String> names(Collection<String> known) {
        return codes.entrySet().stream()
                .filter(label -> label.getValue().stream().anyMatch(known::contains))
                .map(Map.Entry::getKey)
                .filter(label -> label.chars().allMatch(Character::isLetterOrDigit))
                .toList();
    }
}
