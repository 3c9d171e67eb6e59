package plumbline.packs.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumbline.library.pack.Pack;
import plumbline.packs.mutation.Mutant.Edit;
import plumbline.packs.mutation.Mutant.Kind;
import plumbline.rules.model.Comparison;
import plumbline.rules.model.FactPattern;
import plumbline.rules.model.RuleModel;

/** Changes the numbers and the comparisons of a pack's rules. Used once. */
final class RuleMutants {
    private static final Map<String, String> OTHER_SIGN = Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">");
    private static final Map<String, String> BESIDE = Map.of("<", ">=", "<=", ">", ">", "<=", ">=", "<");

    /** A literal, as it stands or made exact. */
    private static final Pattern LITERAL = Pattern.compile("(?:exact\\()?(-?\\d+(?:\\.\\d+)?)\\)?");

    private static final Pattern NUMBER_OR_TEXT =
            Pattern.compile("\"[^\"\n]*\"|(?<![\\w.$])\\d+(?:\\.\\d+)?(?![\\w.])");

    private record Written(RuleModel tier, Comparison comparison, Edit sign, String operand, int operandAt) {
        /** Whether the other is the other side of the same bound. */
        boolean isBeside(Written other) {
            return !tier.equals(other.tier)
                    && tier.rule().item() != null
                    && tier.rule().item().equals(other.tier.rule().item())
                    && comparison.leftText().equals(other.comparison.leftText())
                    && operand.equals(other.operand)
                    && other.comparison.operator().equals(BESIDE.get(comparison.operator()));
        }
    }

    private final String policy;
    private final Map<String, String> texts;
    private final List<Mutant> mutants = new ArrayList<>();

    private RuleMutants(String policy, Map<String, String> texts) {
        this.policy = policy;
        this.texts = texts;
    }

    /** @param texts of the rule files, by name */
    static List<Mutant> of(Pack pack, Map<String, String> texts) {
        RuleMutants all = new RuleMutants(pack.policy().id(), texts);
        List<Written> comparisons = new ArrayList<>();
        for (RuleModel tier : pack.rules().models()) {
            for (FactPattern pattern : tier.patterns()) {
                pattern.comparisons().stream()
                        .filter(comparison -> OTHER_SIGN.containsKey(comparison.operator()))
                        .map(comparison -> all.written(tier, comparison))
                        .forEach(comparisons::add);
            }
            all.points(tier);
        }
        comparisons.forEach(each -> {
            all.change(Kind.SIGN, Kind.BOUND, List.of(each));
            comparisons.stream()
                    .filter(other -> comparisons.indexOf(each) < comparisons.indexOf(other) && each.isBeside(other))
                    .forEach(other -> all.change(Kind.SHARED_SIGN, Kind.SHARED_BOUND, List.of(each, other)));
        });
        return all.mutants;
    }

    private void change(Kind sign, Kind bound, List<Written> together) {
        mutants.add(
                new Mutant(policy, sign, together.stream().map(Written::sign).toList()));
        Matcher literal = LITERAL.matcher(together.get(0).operand());
        if (literal.matches()) {
            for (String other : OtherNumbers.of(literal.group(1))) {
                mutants.add(new Mutant(
                        policy,
                        bound,
                        together.stream()
                                .map(each -> new Edit(
                                        each.sign().file(),
                                        each.operandAt() + literal.start(1),
                                        literal.group(1),
                                        other))
                                .toList()));
            }
        }
    }

    private Written written(RuleModel tier, Comparison comparison) {
        String file = tier.rule().file();
        String text = texts.get(file);
        int from = offset(text, comparison.line()) + comparison.column() - 1;
        Matcher matcher = Pattern.compile(Pattern.quote(comparison.leftText())
                        + "\\s*(" + Pattern.quote(comparison.operator()) + ")\\s*("
                        + Pattern.quote(comparison.rightText()) + ")")
                .matcher(text)
                .region(from, text.length());
        if (!matcher.lookingAt()) {
            throw new AssertionError("not found at " + file + ":" + comparison.line() + ": " + comparison.text());
        }
        String sign = comparison.operator();
        Edit edit = new Edit(file, matcher.start(1), sign, OTHER_SIGN.get(sign));
        return new Written(tier, comparison, edit, matcher.group(2), matcher.start(2));
    }

    private void points(RuleModel tier) {
        String file = tier.rule().file();
        String text = texts.get(file);
        int then = text.indexOf("\nthen", offset(text, tier.rule().line()));
        Matcher matcher = NUMBER_OR_TEXT.matcher(text).region(then, text.indexOf("\nend", then));
        while (matcher.find()) {
            if (!matcher.group().startsWith("\"")) {
                for (String other : OtherNumbers.of(matcher.group())) {
                    Edit edit = new Edit(file, matcher.start(), matcher.group(), other);
                    mutants.add(new Mutant(policy, Kind.POINTS, List.of(edit)));
                }
            }
        }
    }

    private static int offset(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }
}
