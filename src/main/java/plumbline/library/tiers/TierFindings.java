package plumbline.library.tiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.policy.Item;
import plumbline.policy.OnlyFor;
import plumbline.policy.Policy;
import plumbline.rules.model.RuleModel;
import plumbline.text.Finding;
import plumbline.text.Messages;
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
        Bound at = sides.first();
        RuleModel tier = at != null ? at.tier() : (isGap ? place.tiers() : tiers).get(0);
        Text where = where(run, stretch);
        Text to = place.label(policy);
        Text ends = sides.ends();
        String excerpt = at == null
                ? "rule \"" + tier.rule().name() + "\""
                : at.comparison().text();
        int line = at == null ? tier.rule().line() : at.comparison().line();
        int column = at == null ? 1 : at.comparison().column();
        String file = tier.rule().file();
        if (isGap) {
            // At one value only, no tier is missing.
            Text remedy = gapRemedy(run.cells().size() > 1 ? stretch : null, sides.edits());
            return Finding.error(file, line, column, excerpt, "tier-gap", where, to, ends, remedy);
        }
        Text rules = TierSides.named(tiers);
        Text remedy = either(sides.edits(), "overlap-remedy");
        return Finding.error(file, line, column, excerpt, "tier-overlap", where, rules, to, ends, remedy);
    }

    /** The finding of a tier that takes subjects whom the item is not for. */
    Finding ofAnotherKind(Item item, Grid.Cell cell) {
        RuleModel tier = cell.tiers().get(0);
        OnlyFor kind = Objects.requireNonNull(item.onlyFor());
        String condition = kind.is().size() == 1
                ? kind.indicator() + " == \"" + kind.is().get(0) + "\""
                : kind.indicator() + " in (\"" + String.join("\", \"", kind.is()) + "\")";
        Text where = where(new Grid.Run(null, List.of(cell), null, null), null);
        String excerpt = "rule \"" + tier.rule().name() + "\"";
        return Finding.error(
                tier.rule().file(),
                tier.rule().line(),
                1,
                excerpt,
                "not-for-this-kind.tier",
                where,
                place.label(policy),
                condition);
    }

    /** A hole between two tiers is a tier that is missing, or one that ends too early. */
    private static Text gapRemedy(@Nullable String stretch, List<Text> edits) {
        Text either = either(edits, "gap-remedy");
        return stretch == null || edits.isEmpty() ? either : Messages.text("gap-or-bound", stretch, either);
    }

    private static Text either(List<Text> edits, @Messages.Key String otherwise) {
        return edits.size() > 1
                ? Messages.text("edit-either", edits.get(0), edits.get(1))
                : edits.isEmpty() ? Messages.text(otherwise) : edits.get(0);
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
            return Messages.text("witness-any");
        }
        Text all = Messages.text("witness", parts);
        // A full-width bracket brings its own space.
        return all.zh().endsWith("）") ? all : new Text(all.zh() + " ", all.en());
    }

    private static Text range(Grid.Run run, Dimension along, @Nullable String stretch) {
        Object low = run.cells().get(0).point().getOrDefault(along, "");
        Object high = run.cells().get(run.cells().size() - 1).point().getOrDefault(along, "");
        boolean isBounded = run.below() != null && run.above() != null;
        if (run.cells().size() == 1 && (isBounded || stretch == null)) {
            return along.shown(low);
        }
        if (stretch != null) {
            return Messages.text("stretch-such-as", stretch, along.shown(low));
        }
        String from = Dimension.plain(low);
        String to = Dimension.plain(high);
        if (run.below() == null) {
            return Messages.text("range-up-to", along.label(), to);
        }
        return run.above() == null
                ? Messages.text("range-from", along.label(), from)
                : Messages.text("range", along.label(), from, to);
    }
}
