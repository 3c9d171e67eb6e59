package plumbline.packs.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Targets of one point each: how many per cent of those that apply a bank has met. */
final class Attainment {
    static final String CATEGORY = "targets";

    private Attainment() {}

    static void target(SubjectSheet bank, String item, boolean met) {
        bank.post(CATEGORY, item, Rational.of(met ? 1 : 0));
    }

    /** The unweighted mean of an indicator over the banks of a kind; empty without such a bank. */
    static Optional<Rational> mean(List<SubjectSheet> banks, String bankType, String indicator) {
        List<Rational> values = banks.stream()
                .filter(bank -> bank.text("bankType").equals(bankType))
                .map(bank -> bank.number(indicator))
                .toList();
        return values.stream().reduce(Rational::plus).map(sum -> sum.over(values.size()));
    }

    /** Grades the banks, states their attainment, and ranks them by it. */
    static ExpectedAnswer answer(List<SubjectSheet> banks) {
        for (SubjectSheet bank : banks) {
            Rational attainment = of(bank);
            bank.outcome("attainment", attainment.rounded(2));
            bank.grade(grade(attainment));
        }
        Comparator<SubjectSheet> key = Comparator.comparing(Attainment::of);
        return new ExpectedAnswer(List.of(CATEGORY), RankGroups.of(banks, key.reversed()));
    }

    private static Rational of(SubjectSheet bank) {
        return bank.total().times(100).over(bank.entries().size());
    }

    private static String grade(Rational attainment) {
        if (attainment.atLeast(Rational.of(100))) {
            return "met";
        }
        return attainment.atLeast(Rational.of(60)) ? "partly" : "lagging";
    }
}
