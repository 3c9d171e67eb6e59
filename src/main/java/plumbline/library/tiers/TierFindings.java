package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Item;
import plumbline.policy.OnlyFor;
import plumbline.policy.Policy;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;
import plumbline.text.Text;

/** Puts holes and overlaps of a place's tiers into the words of those who edit them. Immutable. */
final class TierFindings {
    private final Policy policy;
    private final PostingTarget place;
    private final List<Bound> bounds;

    TierFindings(Policy policy, PostingTarget place, List<Bound> bounds) {
        this.policy = policy;
        this.place = place;
        this.bounds = List.copyOf(bounds);
    }

    /** The finding of a run without a tier, or with several. */
    Finding of(Grid.Run run) {
        List<RuleModel> tiers = run.cells().get(0).tiers();
        boolean isGap = tiers.isEmpty();
        TierSides sides = TierSides.of(run, bounds);
        String stretch = sides.stretch(run);
        Text what = what(run, tiers, stretch);
        Text ends = sides.ends();
        // At one value only, no tier is missing.
        boolean isRange = run.cells().size() > 1;
        Bound at = sides.first();
        RuleModel tier = at != null ? at.tier() : (isGap ? place.tiers() : tiers).get(0);
        return new Finding(
                isGap ? "tier-gap" : "tier-overlap",
                tier.rule().file(),
                at == null ? tier.rule().line() : at.comparison().line(),
                at == null ? 1 : at.comparison().column(),
                at == null
                        ? "rule \"" + tier.rule().name() + "\""
                        : at.comparison().text(),
                new Text(what.zh() + ends.zh(), what.en() + ends.en()),
                remedy(isGap, isRange ? stretch : null, sides.edits()));
    }

    /** The finding of a tier that takes subjects whom the item is not for. */
    Finding ofAnotherKind(Item item, Grid.Cell cell) {
        RuleModel tier = cell.tiers().get(0);
        OnlyFor kind = Objects.requireNonNull(item.onlyFor());
        String condition = kind.is().size() == 1
                ? kind.indicator() + " == \"" + kind.is().get(0) + "\""
                : kind.indicator() + " in (\"" + String.join("\", \"", kind.is()) + "\")";
        Text where = where(new Grid.Run(null, List.of(cell), null, null), null);
        return new Finding(
                "not-for-this-kind",
                tier.rule().file(),
                tier.rule().line(),
                1,
                "rule \"" + tier.rule().name() + "\"",
                new Text(
                        where.zh() + "时，这条规则也给" + place.label(policy).zh() + "，而这一项不用于这类对象",
                        "at " + where.en() + " this rule posts "
                                + place.label(policy).en() + " too, which is not for subjects of that kind"),
                new Text("在条件里写上 " + condition, "Add the condition " + condition));
    }

    private Text what(Grid.Run run, List<RuleModel> tiers, @Nullable String stretch) {
        Text where = where(run, stretch);
        Text to = place.label(policy);
        if (tiers.isEmpty()) {
            return new Text(where.zh() + "时，没有规则给" + to.zh(), "no rule posts " + to.en() + " at " + where.en());
        }
        Text rules = TierSides.named(tiers);
        return new Text(
                where.zh() + "时，" + rules.zh() + "都给" + to.zh(), rules.en() + " post " + to.en() + " at " + where.en());
    }

    /** A hole between two tiers is a tier that is missing, or one that ends too early. */
    private static Text remedy(boolean isGap, @Nullable String stretch, List<Text> edits) {
        if (edits.isEmpty()) {
            return isGap
                    ? new Text("补一条规则，或放宽相邻一档的条件", "Add a rule, or widen the tier beside it")
                    : new Text(
                            "改其中一条的条件，让每个值只归一条规则",
                            "Change the conditions of one, so that each value belongs to one rule only");
        }
        String zh = edits.stream().map(Text::zh).collect(Collectors.joining("，或"));
        String en = edits.stream().map(Text::en).collect(Collectors.joining(", or "));
        return isGap && stretch != null
                ? new Text(
                        "如果缺了一档，补一条规则，条件写 " + stretch + "；如果是界限写错了，" + zh,
                        "If a tier is missing, add a rule with the condition " + stretch + "; if a bound is wrong, "
                                + en)
                : new Text(zh, en);
    }

    /** The witness: the values along which the run lies, then those of the other dimensions. */
    private static Text where(Grid.Run run, @Nullable String stretch) {
        List<Text> parts = new ArrayList<>();
        Dimension along = run.dimension();
        if (along != null) {
            parts.add(range(run, along, stretch));
        }
        run.cells().get(0).point().forEach((dimension, value) -> {
            if (!dimension.equals(along)) {
                parts.add(dimension.shown(value));
            }
        });
        if (parts.isEmpty()) {
            return new Text("任何情形", "anything");
        }
        String zh = parts.stream().map(Text::zh).collect(Collectors.joining("、"));
        // A full-width bracket brings its own space.
        return new Text(
                zh.endsWith("）") ? zh : zh + " ", parts.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    private static Text range(Grid.Run run, Dimension along, @Nullable String stretch) {
        Object low = run.cells().get(0).point().getOrDefault(along, "");
        Object high = run.cells().get(run.cells().size() - 1).point().getOrDefault(along, "");
        boolean isBounded = run.below() != null && run.above() != null;
        if (run.cells().size() == 1 && (isBounded || stretch == null)) {
            return along.shown(low);
        }
        if (stretch != null) {
            Text example = along.shown(low);
            return new Text(stretch + "（如 " + example.zh() + "）", stretch + " (such as " + example.en() + ")");
        }
        Text label = along.label();
        String from = Dimension.plain(low);
        String to = Dimension.plain(high);
        if (run.below() == null) {
            return new Text(label.zh() + " 不超过 " + to, label.en() + " up to " + to);
        }
        return run.above() == null
                ? new Text(label.zh() + " 从 " + from + " 起", label.en() + " from " + from + " on")
                : new Text(label.zh() + " 从 " + from + " 到 " + to, label.en() + " from " + from + " to " + to);
    }
}
