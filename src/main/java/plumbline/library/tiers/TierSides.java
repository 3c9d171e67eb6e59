package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;
import plumbline.rules.model.Term;
import plumbline.text.Messages;
import plumbline.text.Text;

/**
 * The two bounds that leave a hole or overlap.
 *
 * @param lower where the tier below ends; null when no tier ends there
 * @param upper where the tier above begins; null when no tier begins there
 */
record TierSides(@Nullable Bound lower, @Nullable Bound upper) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    private static final Map<String, String> OPPOSITE = Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<");

    /** The bounds on both sides of a run; for an overlap, they are those of tiers that overlap. */
    static TierSides of(Grid.Run run, List<Bound> bounds) {
        List<RuleModel> tiers = run.cells().get(0).tiers();
        Bound lower = bound(run, bounds, tiers(run.below(), tiers), Bound::isUpper);
        Bound upper = bound(run, bounds, tiers(run.above(), tiers), Bound::isLower);
        if (tiers.size() == 2 && lower != null && upper == null) {
            // At an end of what is allowed, the other tier still says where it begins.
            upper = bound(run, bounds, without(tiers, lower.tier()), Bound::isLower);
        } else if (tiers.size() == 2 && lower == null && upper != null) {
            lower = bound(run, bounds, without(tiers, upper.tier()), Bound::isUpper);
        }
        return lower != null && upper != null && lower.tier().equals(upper.tier())
                ? new TierSides(null, null)
                : new TierSides(lower, upper);
    }

    private static List<RuleModel> tiers(Grid.@Nullable Cell side, List<RuleModel> overlapping) {
        return side == null
                ? List.of()
                : side.tiers().stream()
                        .filter(tier -> overlapping.isEmpty() || overlapping.contains(tier))
                        .toList();
    }

    private static List<RuleModel> without(List<RuleModel> tiers, RuleModel one) {
        return tiers.stream().filter(tier -> !tier.equals(one)).toList();
    }

    private static @Nullable Bound bound(
            Grid.Run run, List<Bound> bounds, List<RuleModel> among, Predicate<Bound> isOnSide) {
        return bounds.stream()
                .filter(bound -> bound.dimension().equals(run.dimension()) && isOnSide.test(bound))
                .filter(bound -> among.contains(bound.tier()))
                .filter(bound -> !bound.comparison().isAlternative())
                .findFirst()
                .orElse(null);
    }

    /** Where to look: the lower bound, or else the upper one. */
    @Nullable
    Bound first() {
        return lower != null ? lower : upper;
    }

    /** Where the tiers end and begin, in words. */
    Text ends() {
        if (lower != null && upper != null) {
            return Messages.text(
                    "bounds-both",
                    named(lower),
                    lower.comparison().text(),
                    named(upper),
                    upper.comparison().text());
        }
        if (lower != null) {
            return Messages.text(
                    "bounds-lower", named(lower), lower.comparison().text());
        }
        return upper == null
                ? new Text("", "")
                : Messages.text("bounds-upper", named(upper), upper.comparison().text());
    }

    private static Text named(Bound bound) {
        return named(List.of(bound.tier()));
    }

    /** The stretch of the run in conditions; null when the text of the rules does not say it. */
    @Nullable
    String stretch(Grid.Run run) {
        boolean hasLower = lower != null && isAsWritten(lower);
        boolean hasUpper = upper != null && isAsWritten(upper);
        if (lower != null && upper != null && hasLower && hasUpper) {
            return run.cells().get(0).tiers().isEmpty()
                    ? turned(lower) + ", " + turned(upper)
                    : upper.comparison().text() + ", " + lower.comparison().text();
        }
        if (!run.cells().get(0).tiers().isEmpty()) {
            return null;
        }
        if (lower != null && hasLower && run.above() == null) {
            return turned(lower);
        }
        return upper != null && hasUpper && run.below() == null ? turned(upper) : null;
    }

    private static String turned(Bound bound) {
        return bound.comparison().leftText() + " " + OPPOSITE.get(bound.operator()) + " "
                + bound.comparison().rightText();
    }

    /** Rules with their places. */
    static Text named(List<RuleModel> tiers) {
        Text named = tiers.stream()
                .map(RuleModel::rule)
                .map(rule -> Messages.text("rule-at", rule.name(), rule.file(), rule.line()))
                .reduce((some, another) -> Messages.text("and", some, another))
                .orElseThrow();
        return Messages.text("rules", named);
    }

    /** What to write so that one tier ends where the other begins; none when that is not to be told from the text. */
    List<Text> edits() {
        List<Text> edits = new ArrayList<>();
        edit(lower, upper, edits);
        edit(upper, lower, edits);
        return edits;
    }

    private static void edit(@Nullable Bound changed, @Nullable Bound other, List<Text> edits) {
        if (changed == null || other == null || !isAsWritten(changed) || !isAsWritten(other)) {
            return;
        }
        String operand = other.comparison().rightText();
        boolean isKnown = VARIABLE.matcher(operand)
                .results()
                .map(MatchResult::group)
                .allMatch(changed.tier().bound()::containsKey);
        if (isKnown
                && isSame(
                        changed.tier(),
                        changed.comparison().left(),
                        other.tier(),
                        other.comparison().left())) {
            String place =
                    changed.tier().rule().file() + ":" + changed.comparison().line();
            String before = changed.comparison().text();
            String after = changed.comparison().leftText() + " " + OPPOSITE.get(other.operator()) + " " + operand;
            edits.add(Messages.text("edit-bound", place, before, after));
        }
    }

    /** Whether the dimension is on the left and the bound is one side of an interval. */
    private static boolean isAsWritten(Bound bound) {
        return OPPOSITE.containsKey(bound.operator())
                && bound.operator().equals(bound.comparison().operator());
    }

    /** Whether two terms of different rules mean the same. */
    private static boolean isSame(RuleModel one, Term own, RuleModel two, Term other) {
        if (own instanceof Term.Field field && other instanceof Term.Field there) {
            FactPattern pattern = one.patterns().get(field.pattern());
            return field.name().equals(there.name())
                    && pattern.type().equals(two.patterns().get(there.pattern()).type());
        }
        if (own instanceof Term.Call call && other instanceof Term.Call there) {
            return call.formula().equals(there.formula())
                    && call.arguments().size() == there.arguments().size()
                    && IntStream.range(0, call.arguments().size())
                            .allMatch(i -> isSame(
                                    one,
                                    call.arguments().get(i),
                                    two,
                                    there.arguments().get(i)));
        }
        return own.equals(other) && !(own instanceof Term.Unread);
    }
}
