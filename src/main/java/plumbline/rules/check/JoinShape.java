package plumbline.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.rules.drl.Condition;
import plumbline.rules.drl.Expression;
import plumbline.rules.drl.Expression.Literal;
import plumbline.rules.drl.Expression.Name;
import plumbline.rules.drl.Expression.Operation;
import plumbline.rules.drl.Expression.Variable;
import plumbline.rules.drl.Token;

/**
 * How the conditions of a rule combine facts, to tell before it fires how many combinations the engine would look at:
 * once it does, nothing stops it.
 *
 * @param steps in the order of the text
 */
public record JoinShape(List<Step> steps) {
    /** No rule needs more; beyond this, numbers are not multiplied any further. */
    private static final long ENDLESS = Long.MAX_VALUE / 1_000_000_000;

    /** What one rule may look at in one phase: two thousand subjects by themselves, some 1,400 in pairs. */
    public static final long MOST_COMBINATIONS = 2_000_000;

    static final int EVERYDAY_SUBJECTS = 40;
    static final int EVERYDAY_RECORDS = 10;

    sealed interface Step {}

    /**
     * Every fact of a type, or those that one other fact picks.
     *
     * @param equals what its fields must be equal to
     */
    public record Match(String type, List<Equal> equals) implements Step {}

    /** Looked through for each combination before it, and making no combinations of its own: not, exists, accumulate. */
    record Aside(List<Step> steps) implements Step {}

    /**
     * A comparison {@code field == …} with a text, or with a variable that another fact binds.
     *
     * @param text without quotes; empty for a variable
     */
    public record Equal(String field, boolean isVariable, String text) {}

    static JoinShape of(List<Condition> conditions) {
        return new JoinShape(steps(conditions));
    }

    /**
     * How many combinations there are at most.
     *
     * @param most how many facts there are at most for one match
     */
    public long combinations(Function<Match, Long> most) {
        return count(steps, 1, most).looked();
    }

    /**
     * How many combinations there would be of a cohort of everyday size, in which each subject has some records of each
     * type.
     *
     * @param subjectTypes types of facts of which each subject has one
     * @param recordTypes types of facts of which each subject has several
     */
    long combinationsOfEverydayCohort(Set<String> subjectTypes, Set<String> recordTypes) {
        return combinations(match -> {
            boolean isTied = match.equals().stream().anyMatch(Equal::isVariable);
            long perSubject = recordTypes.contains(match.type()) ? EVERYDAY_RECORDS : 1;
            boolean isOfSubjects = recordTypes.contains(match.type()) || subjectTypes.contains(match.type());
            return !isOfSubjects ? 1 : isTied ? perSubject : EVERYDAY_SUBJECTS * perSubject;
        });
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
        return new Count(count(((Aside) step).steps(), before, most).looked(), before);
    }

    private static List<Step> steps(List<Condition> conditions) {
        return conditions.stream().flatMap(JoinShape::steps).toList();
    }

    private static Stream<Step> steps(Condition condition) {
        if (condition instanceof Condition.Pattern pattern) {
            return Stream.of(new Match(pattern.type().text(), equals(pattern)));
        }
        if (condition instanceof Condition.Quantified quantified) {
            return Stream.of(new Aside(steps(quantified.inner())));
        }
        return Stream.of(new Aside(steps(((Condition.Accumulated) condition).source())));
    }

    private static List<Equal> equals(Condition.Pattern pattern) {
        Set<String> own = pattern.constraints().stream()
                .map(Condition.Constraint::variable)
                .filter(Objects::nonNull)
                .map(Token::text)
                .collect(Collectors.toSet());
        List<Equal> equals = new ArrayList<>();
        for (Condition.Constraint constraint : pattern.constraints()) {
            if (constraint.expression() instanceof Operation operation
                    && operation.sign().equals("==")
                    && operation.left() instanceof Name field) {
                equal(field.at().text(), operation.right(), own).ifPresent(equals::add);
            }
        }
        return List.copyOf(equals);
    }

    private static Optional<Equal> equal(String field, Expression other, Set<String> own) {
        if (other instanceof Literal literal && literal.at().kind() == Token.Kind.STRING) {
            return Optional.of(new Equal(field, false, literal.at().unquoted()));
        }
        boolean isOfAnother = other instanceof Variable variable
                && !own.contains(variable.at().text());
        return isOfAnother ? Optional.of(new Equal(field, true, "")) : Optional.empty();
    }
}
