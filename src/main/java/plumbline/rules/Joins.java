package plumbline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * How the conditions of a rule combine facts, to tell before it fires how many combinations the engine would look at:
 * once it does, nothing stops it.
 *
 * @param steps in the order of the text
 */
record Joins(List<Step> steps) {
    /** No rule comes to more; beyond this, numbers are not multiplied any further. */
    private static final long ENDLESS = Long.MAX_VALUE / 1_000_000_000;

    sealed interface Step {}

    /**
     * Every fact of a type, or those that one other fact picks.
     *
     * @param equals what its fields must be equal to
     */
    record Match(String type, List<Equal> equals) implements Step {}

    /** Looked through for each combination before it, and making no combinations of its own: not, exists, accumulate. */
    record Aside(List<Step> steps) implements Step {}

    /** One of several. */
    record Choice(List<List<Step>> branches) implements Step {}

    /**
     * A comparison {@code field == …} with a text, or with a variable that another fact binds.
     *
     * @param text without quotes; empty for a variable
     */
    record Equal(String field, boolean isVariable, String text) {}

    static Joins of(RuleDescr rule) {
        return new Joins(steps(rule.getLhs()));
    }

    /**
     * How many combinations there are at most.
     *
     * @param most how many facts there are at most for one match
     */
    long combinations(Function<Match, Long> most) {
        return count(steps, 1, most).looked();
    }

    private record Count(long looked, long made) {}

    private static Count count(List<Step> steps, long before, Function<Match, Long> most) {
        long looked = 0;
        long made = before;
        for (Step step : steps) {
            Count next = count(step, made, most);
            looked = Math.min(ENDLESS, looked + next.looked());
            made = next.made();
        }
        return new Count(looked, made);
    }

    private static Count count(Step step, long before, Function<Match, Long> most) {
        if (step instanceof Match match) {
            long facts = most.apply(match);
            long made = facts == 0 || before > ENDLESS / facts ? (facts == 0 ? 0 : ENDLESS) : before * facts;
            return new Count(made, made);
        }
        if (step instanceof Aside aside) {
            return new Count(count(aside.steps(), before, most).looked(), before);
        }
        long looked = 0;
        long made = 0;
        for (List<Step> branch : ((Choice) step).branches()) {
            Count count = count(branch, before, most);
            looked = Math.min(ENDLESS, looked + count.looked());
            made = Math.min(ENDLESS, made + count.made());
        }
        return new Count(looked, made);
    }

    private static List<Step> steps(BaseDescr part) {
        if (part instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            return List.of(new Aside(steps(accumulate.getInput())));
        }
        if (part instanceof PatternDescr pattern) {
            return List.of(new Match(pattern.getObjectType(), equals(pattern)));
        }
        if (!(part instanceof ConditionalElementDescr group)) {
            return List.of();
        }
        List<List<Step>> inner =
                group.getDescrs().stream().map(each -> steps((BaseDescr) each)).toList();
        if (part instanceof OrDescr) {
            return List.of(new Choice(inner));
        }
        List<Step> together = inner.stream().flatMap(List::stream).toList();
        return part instanceof AndDescr ? together : List.of(new Aside(together));
    }

    private static List<Equal> equals(PatternDescr pattern) {
        List<Equal> equals = new ArrayList<>();
        List<List<Token>> constraints = pattern.getDescrs().stream()
                .map(constraint -> Scanner.scan(constraint.getText()))
                .toList();
        List<String> own = constraints.stream()
                .filter(Joins::binds)
                .map(tokens -> tokens.get(0).text())
                .toList();
        for (List<Token> constraint : constraints) {
            List<Token> tokens = binds(constraint) ? constraint.subList(2, constraint.size()) : constraint;
            boolean isEqual = tokens.size() == 4
                    && tokens.get(0).kind() == Token.Kind.WORD
                    && tokens.get(1).text().equals("=")
                    && tokens.get(2).text().equals("=");
            if (isEqual) {
                Token other = tokens.get(3);
                String field = tokens.get(0).text();
                if (other.kind() == Token.Kind.STRING) {
                    equals.add(new Equal(
                            field, false, other.text().substring(1, other.text().length() - 1)));
                } else if (other.text().startsWith("$") && !own.contains(other.text())) {
                    equals.add(new Equal(field, true, ""));
                }
            }
        }
        return List.copyOf(equals);
    }

    private static boolean binds(List<Token> tokens) {
        return tokens.size() > 2 && tokens.get(1).text().equals(":");
    }
}
