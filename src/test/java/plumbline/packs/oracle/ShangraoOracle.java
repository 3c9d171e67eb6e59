package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shangrao: contribution scores of banks and the deposits placed by them, 饶府办字〔2022〕 三(一)2. */
final class ShangraoOracle implements Oracle {
    private static final List<String> BASE =
            List.of("loanIncrement", "loanGrowth", "smeLoanGrowth", "industrialLoanGrowth", "platformUse");

    @Override
    public ObjectNode evaluate(JsonNode request) {
        List<SubjectSheet> banks = SubjectSheet.of(request);
        Optional<Rational> cityRatio = Rational.optional(request.path("context").path("cityLoanToDepositRatio"));
        Rational average = cityRatio.orElseGet(() -> ratio(sum(banks, "loans"), sum(banks, "deposits")));
        BASE.forEach(item -> compare(item, banks));
        banks.forEach(bank -> score(bank, average));

        ExpectedAnswer answer = new ExpectedAnswer(
                List.of("base", "service", "bonus", "deduction"), RankGroups.of(banks, RankGroups.TOTAL_DESCENDING));
        share(banks, Rational.optional(request.path("context").path("pool")), answer);
        banks.stream().filter(bank -> bank.is("riskFlag")).forEach(bank -> bank.outcome("recallDeposits"));
        int year = Integer.parseInt(request.get("period").asText().substring(0, 4));
        answer.cohortOutcome("validity", ExactJson.number(year + 1));
        return answer.json();
    }

    private static void compare(String item, List<SubjectSheet> banks) {
        Rational best = banks.stream()
                .map(bank -> bank.number(item))
                .reduce(Rational::max)
                .orElseThrow();
        for (SubjectSheet bank : banks) {
            Rational value = bank.number(item);
            boolean worthless = !value.isPositive() || !best.isPositive();
            bank.post("base", item, worthless ? Rational.ZERO : value.times(20).over(best));
        }
    }

    private static void score(SubjectSheet bank, Rational averageRatio) {
        bank.post("service", "satisfaction", bank.number("satisfaction"));
        Rational promptness = Rational.of(5).minus(bank.number("serviceIncidents"));
        bank.post("service", "dailyService", promptness.max(Rational.ZERO));
        bank.post("bonus", "taxBonus", Rational.of(taxBonus(bank.number("taxPaid"))));
        bank.post("deduction", "loanToDepositDeduction", deduction(bank, averageRatio));
    }

    /** In 万元: 500–1000, –3000, –5000, –8000, –10000, above; a lower bound is inside (convention 8). */
    private static int taxBonus(Rational taxPaid) {
        int bonus = 0;
        for (int bound : new int[] {500, 1000, 3000, 5000, 8000, 10000}) {
            if (taxPaid.atLeast(Rational.of(bound))) {
                bonus += 5;
            }
        }
        return bonus;
    }

    /** One point for every whole step of 5 points below the average, 10 at most. */
    private static Rational deduction(SubjectSheet bank, Rational average) {
        Rational gap = average.minus(ratio(bank.number("loans"), bank.number("deposits")));
        Rational steps = gap.isPositive() ? gap.over(5).floor() : Rational.ZERO;
        return steps.min(Rational.of(10)).negate();
    }

    private static Rational ratio(Rational loans, Rational deposits) {
        return loans.times(100).over(deposits);
    }

    private static Rational sum(List<SubjectSheet> banks, String indicator) {
        return sum(banks, (SubjectSheet bank) -> bank.number(indicator));
    }

    private static Rational sum(List<SubjectSheet> banks, Function<SubjectSheet, Rational> figure) {
        return banks.stream().map(figure).reduce(Rational.ZERO, Rational::plus);
    }

    /** A negative total counts as 0. */
    private static Rational weight(SubjectSheet bank) {
        return bank.total().max(Rational.ZERO);
    }

    private static void share(List<SubjectSheet> banks, Optional<Rational> pool, ExpectedAnswer answer) {
        Rational all = sum(banks, ShangraoOracle::weight);
        if (!all.isPositive()) {
            answer.notice("nothing-to-share", SubjectSheet.ids(banks));
            return;
        }
        banks.forEach(
                bank -> bank.outcome("contribution", weight(bank).over(all).rounded(6)));
        if (pool.isEmpty()) {
            return;
        }
        List<SubjectSheet> sharing =
                banks.stream().filter(bank -> !bank.is("riskFlag")).toList();
        if (!sum(sharing, ShangraoOracle::weight).isPositive()) {
            answer.notice("nothing-to-share", SubjectSheet.ids(banks));
            return;
        }
        banks.forEach(bank -> bank.outcome("allocation", Rational.ZERO));
        allocate(sharing, pool.get());
    }

    /** Largest remainders in cents; equal ones by the higher total, then the id (convention 9). */
    private static void allocate(List<SubjectSheet> banks, Rational pool) {
        Rational all = sum(banks, ShangraoOracle::weight);
        Function<SubjectSheet, Rational> cents =
                bank -> weight(bank).times(pool).times(100).over(all);
        Function<SubjectSheet, Rational> remainder =
                bank -> cents.apply(bank).minus(cents.apply(bank).floor());
        List<SubjectSheet> queue = banks.stream()
                .sorted(Comparator.comparing(remainder)
                        .thenComparing(SubjectSheet::total)
                        .reversed()
                        .thenComparing(SubjectSheet::id, ExactJson.BY_CODE_POINT))
                .toList();
        Rational left =
                pool.times(100).minus(sum(banks, bank -> cents.apply(bank).floor()));
        for (SubjectSheet bank : queue) {
            Rational odd = left.isPositive() ? Rational.of(1) : Rational.ZERO;
            bank.outcome("allocation", cents.apply(bank).floor().plus(odd).over(100));
            left = left.minus(odd);
        }
    }
}
