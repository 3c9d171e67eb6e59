package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Policy;
import plumbline.policy.ValueKind;
import plumbline.rules.model.Comparison;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;
import plumbline.text.Finding;
import plumbline.text.Messages;
import plumbline.text.Text;

/** Finds rules whose conditions no request can meet: bounds that exclude one another, or what is declared. */
public final class NeverFires {
    private final Policy policy;
    private final Dimensions dimensions;
    private final PointBounds points;
    private final PossiblePeriods periods;
    private final List<Finding> findings = new ArrayList<>();

    private NeverFires(Policy policy, List<RuleModel> tiers) {
        this.policy = policy;
        this.dimensions = new Dimensions(policy);
        this.points = new PointBounds(policy, tiers);
        this.periods = new PossiblePeriods(policy);
    }

    /**
     * The rules that no request can make fire.
     *
     * @param matching rules that were seen to match, whatever is thought of them
     */
    public static List<Finding> in(Policy policy, List<RuleModel> tiers, Set<RuleModel> matching) {
        NeverFires check = new NeverFires(policy, tiers);
        tiers.stream().filter(tier -> !matching.contains(tier)).forEach(check::tier);
        return check.findings;
    }

    private void tier(RuleModel tier) {
        int before = findings.size();
        for (int i = 0; i < tier.patterns().size() && findings.size() == before; i++) {
            if (tier.patterns().get(i).isMatched()) {
                contradiction(tier, i);
            }
        }
        if (findings.size() == before) {
            periods.impossiblePeriod(tier)
                    .ifPresent(comparison -> add(tier, comparison, Messages.text("no-such-period")));
        }
    }

    private void contradiction(RuleModel tier, int pattern) {
        Map<Dimension, Possible> possible = new HashMap<>();
        Map<Dimension, List<String>> seen = new HashMap<>();
        for (Comparison comparison : tier.patterns().get(pattern).comparisons()) {
            Term.Field field = comparison.left() instanceof Term.Field left && left.pattern() == pattern ? left : null;
            Dimension dimension = field == null || comparison.isAlternative() ? null : dimensions.of(tier, field);
            if (field == null || dimension == null || field.name().contains(".")) {
                continue;
            }
            Possible left = possible.computeIfAbsent(dimension, any -> new Possible(any.declared(), kind(any)));
            keep(left, tier, comparison);
            List<String> texts = seen.computeIfAbsent(dimension, any -> new ArrayList<>());
            texts.add(comparison.text());
            if (left.isNone()) {
                add(tier, comparison, reason(dimension, texts));
                return;
            }
        }
    }

    private void keep(Possible possible, RuleModel tier, Comparison comparison) {
        if (comparison.right() instanceof Term.Literal literal && literal.value() == null) {
            if (comparison.operator().equals("==") || comparison.operator().equals("!=")) {
                possible.keepAbsence(comparison.operator().equals("=="));
            }
            return;
        }
        Set<Object> values = constants(tier, comparison.right());
        if (!values.isEmpty()) {
            possible.keep(comparison.operator(), values);
        }
    }

    private Text reason(Dimension dimension, List<String> conditions) {
        Text why = Messages.text(conditions.size() > 1 ? "conditions-exclude" : "condition-alone", conditions);
        List<Text> bounds = new ArrayList<>();
        if (kind(dimension) instanceof ValueKind.Numeric numeric) {
            Stream.of(
                            Optional.ofNullable(numeric.min()).map(min -> Messages.text("bound-min", min)),
                            Optional.ofNullable(numeric.above()).map(above -> Messages.text("bound-above", above)),
                            Optional.ofNullable(numeric.max()).map(max -> Messages.text("bound-max", max)))
                    .flatMap(Optional::stream)
                    .forEach(bounds::add);
        }
        return bounds.isEmpty() ? why : Messages.text("within-bounds", why, dimension.label(), bounds);
    }

    private @Nullable ValueKind kind(Dimension dimension) {
        if (dimension.kind() == Dimension.Kind.POINTS) {
            return points.of(dimension.code());
        }
        return dimension.declared() == null ? null : dimension.declared().kind();
    }

    /** What the term always is; none when it varies. */
    private Set<Object> constants(RuleModel tier, Term term) {
        if (term instanceof Term.Literal literal && literal.value() != null) {
            return Set.of(literal.value());
        }
        if (term instanceof Term.Call call && call.formula().equals("in")) {
            Set<Object> values = new LinkedHashSet<>();
            call.arguments().forEach(each -> values.addAll(constants(tier, each)));
            return values.size() == call.arguments().size() ? values : Set.of();
        }
        if (term instanceof Term.Field field
                && tier.patterns().get(field.pattern()).type().equals("Parameter")) {
            String code = tier.patterns().get(field.pattern()).picked("code").orElse("");
            return policy.parameters().stream()
                    .filter(parameter ->
                            parameter.code().equals(code) && parameter.values().size() == 1)
                    .map(parameter -> (Object) parameter.values().get(0).value())
                    .collect(Collectors.toSet());
        }
        return Set.of();
    }

    private void add(RuleModel tier, Comparison comparison, Text why) {
        findings.add(Finding.error(
                tier.rule().file(),
                comparison.line(),
                comparison.column(),
                comparison.text(),
                "never-fires",
                tier.rule().name(),
                why));
    }
}
