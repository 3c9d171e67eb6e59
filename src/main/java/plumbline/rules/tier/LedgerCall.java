package plumbline.rules.tier;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.rules.drl.Token;

/**
 * A call of the ledger behind {@code then}.
 *
 * @param method such as {@code award}
 * @param code of the outcome, quota, grade, key, figure or notice; for points the rule's {@code @item}; null when there is none
 * @param subject the variable that holds who gets it; null when it is for the cohort
 * @param record the variable that holds the record it is given for; null for none
 * @param points the points of an award or deduction when the rule writes a number
 * @param line from 1
 * @param column from 1
 */
public record LedgerCall(
        String method,
        @Nullable String code,
        @Nullable String subject,
        @Nullable String record,
        @Nullable BigDecimal points,
        int line,
        int column) {
    private static final Set<String> POINTS =
            Set.of("award", "awardMax", "awardShareOfMax", "awardLessThanMax", "deduct", "annul");
    private static final Set<String> OF_COHORT = Set.of("figure", "cohortOutcome");

    /** What may come again, and names a code all the same. */
    private static final Set<String> REPEATED = Set.of("proposeGrade", "notice");

    private static final Map<String, String> KINDS = Map.of(
            "figure", "figure",
            "rankBy", "key",
            "candidate", "candidate",
            "seat", "candidate",
            "grade", "grade",
            "outcome", "outcome",
            "cohortOutcome", "outcome",
            "claim", "claim");

    /** What the ledger takes once only for each subject and code; null for a call that may come again. */
    public @Nullable String kind() {
        return POINTS.contains(method) ? "item" : KINDS.get(method);
    }

    /**
     * Reads the call.
     *
     * @param method the token that names it
     * @param arguments the tokens of each argument
     */
    static LedgerCall of(Token method, List<List<Token>> arguments, @Nullable String item) {
        String name = method.text();
        boolean ofCohort = OF_COHORT.contains(name);
        boolean awards = POINTS.contains(name);
        boolean isCodeFirst = ofCohort || name.equals("notice");
        boolean hasCode = KINDS.containsKey(name) || REPEATED.contains(name);
        boolean hasRecord = name.equals("award") && arguments.size() > 3;
        return new LedgerCall(
                name,
                awards ? item : hasCode ? word(arguments, isCodeFirst ? 0 : 1) : null,
                ofCohort ? null : variable(arguments, isCodeFirst ? 1 : 0),
                hasRecord ? variable(arguments, 1) : null,
                awards ? number(arguments, hasRecord ? 2 : 1) : null,
                method.line(),
                method.column());
    }

    private static @Nullable String variable(List<List<Token>> arguments, int i) {
        boolean isOne = i < arguments.size() && arguments.get(i).size() == 1;
        return isOne && arguments.get(i).get(0).text().startsWith("$")
                ? arguments.get(i).get(0).text()
                : null;
    }

    private static @Nullable String word(List<List<Token>> arguments, int i) {
        boolean isOne = i < arguments.size() && arguments.get(i).size() == 1;
        return isOne && arguments.get(i).get(0).kind() == Token.Kind.STRING
                ? TermReader.unquoted(arguments.get(i).get(0).text())
                : null;
    }

    private static @Nullable BigDecimal number(List<List<Token>> arguments, int i) {
        return i < arguments.size()
                        && TermReader.literal(arguments.get(i)) instanceof Term.Literal literal
                        && literal.value() instanceof BigDecimal number
                ? number
                : null;
    }
}
