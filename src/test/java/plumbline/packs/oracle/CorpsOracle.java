package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The Seventh Division (Huyanghe): banks evaluated and graded A, B or C, 新兵办发〔2022〕62号. */
final class CorpsOracle implements Oracle {
    private record Item(String category, String code, int max, boolean reducedForPolicyBanks) {}

    /** 第四条: 50, 35 and 15 points; a policy bank's first three are counted at 0.8. */
    private static final List<Item> ITEMS = List.of(
            new Item("economy", "loanBalance", 15, true),
            new Item("economy", "loanIncrement", 15, true),
            new Item("economy", "loanGrowth", 10, true),
            new Item("economy", "divisionLoanShare", 10, false),
            new Item("keyAreas", "majorProjects", 7, false),
            new Item("keyAreas", "ruralRevitalisation", 7, false),
            new Item("keyAreas", "smeSupport", 7, false),
            new Item("keyAreas", "greenFinance", 7, false),
            new Item("keyAreas", "guaranteedLoans", 7, false),
            new Item("organisation", "institutionBuilding", 8, false),
            new Item("organisation", "investmentContribution", 7, false));

    /** 第八条(一)–(五). */
    private static final List<String> DEDUCTIONS = List.of(
            "deductionPolicyFailure",
            "deductionObstruction",
            "deductionRiskHandling",
            "deductionViolation",
            "deductionFalseData");

    private static final Rational DEDUCTION_CAP = Rational.of(30);
    private static final int TREASURY_DEPOSITS_B = 8;

    @Override
    public ObjectNode evaluate(JsonNode request) {
        boolean annual = request.get("context").get("cycle").asText().equals("annual");
        List<SubjectSheet> all = SubjectSheet.of(request);
        List<SubjectSheet> banks =
                all.stream().filter(bank -> takesPart(bank, annual)).toList();
        List<SubjectSheet> excluded =
                all.stream().filter(bank -> !takesPart(bank, annual)).toList();
        ITEMS.forEach(item -> compare(item, banks));
        banks.forEach(CorpsOracle::adjust);

        Comparator<SubjectSheet> vetoedLast = Comparator.comparing((SubjectSheet bank) -> bank.is("veto"));
        RankGroups ranking = RankGroups.of(banks, vetoedLast.thenComparing(RankGroups.TOTAL_DESCENDING));
        ExpectedAnswer answer = new ExpectedAnswer(
                List.of("economy", "keyAreas", "organisation", "bonus", "deduction", "veto"), ranking, excluded);
        grade(ranking, answer);
        answer.notice("excluded", SubjectSheet.ids(excluded));
        answer.notice(
                "over-cap",
                SubjectSheet.ids(banks.stream().filter(CorpsOracle::isCapped).toList()));

        int year = Integer.parseInt(request.get("period").asText().substring(0, 4));
        LocalDate due = annual ? LocalDate.of(year + 1, 2, 15) : LocalDate.of(year, 7, 15);
        answer.cohortOutcome("selfAssessmentDue", ExactJson.text(due.toString()));
        answer.cohortOutcome("publicNotice", 3, "days");
        return answer.json();
    }

    /** 第十一条, 第十二条: only local banks are evaluated at half-year. */
    private static boolean takesPart(SubjectSheet bank, boolean annual) {
        return !bank.is("disqualified") && (annual || bank.is("local"));
    }

    private static void compare(Item item, List<SubjectSheet> banks) {
        Rational best = banks.stream().map(bank -> bank.number(item.code())).reduce(Rational.ZERO, Rational::max);
        banks.forEach(bank -> bank.post(item.category(), item.code(), points(bank, item, best)));
    }

    /** 第七条, 第八条: what is added, what is deducted, and the veto. */
    private static void adjust(SubjectSheet bank) {
        bank.post("bonus", "bonus", bank.number("bonus"));
        for (String deduction : DEDUCTIONS) {
            Rational points = bank.optionalNumber(deduction).orElse(Rational.ZERO);
            if (points.isPositive()) {
                bank.post("deduction", deduction, points.negate());
            }
        }
        Rational deducted = bank.score("deduction").negate();
        if (deducted.above(DEDUCTION_CAP)) {
            bank.post("deduction", "deductionCap", deducted.minus(DEDUCTION_CAP));
        }
        if (bank.is("veto")) {
            bank.post("veto", "veto", bank.total().negate());
        }
    }

    private static Rational points(SubjectSheet bank, Item item, Rational best) {
        Rational value = bank.number(item.code());
        if (!value.isPositive() || !best.isPositive()) {
            return Rational.ZERO;
        }
        Rational points = value.times(item.max()).over(best);
        boolean reduced = item.reducedForPolicyBanks() && bank.text("bankType").equals("policy");
        return reduced ? points.times(Rational.of("0.8")) : points;
    }

    private static boolean isCapped(SubjectSheet bank) {
        return bank.entries().stream().anyMatch(entry -> entry.item().equals("deductionCap"));
    }

    /** 第五条, 第八条–第十条. */
    private static void grade(RankGroups ranking, ExpectedAnswer answer) {
        int size = ranking.sheets().size();
        List<SubjectSheet> vetoed = ranking.only(bank -> bank.is("veto")).sheets();
        RankGroups others = ranking.only(bank -> !bank.is("veto"));
        QuotaCut a = QuotaCut.fill("A", size * 25 / 100, List.of(), others);
        QuotaCut c = QuotaCut.fill("C", size * 15 / 100, vetoed, others.fromTheBottom());
        for (SubjectSheet bank : ranking.sheets()) {
            bank.grade(a.taken().contains(bank) ? "A" : c.taken().contains(bank) ? "C" : "B");
        }
        RankGroups gradedB = ranking.only(bank -> bank.grade().equals("B"));
        QuotaCut deposits = QuotaCut.fill("treasuryDepositsB", TREASURY_DEPOSITS_B, List.of(), gradedB);
        Stream.of(a, c, deposits).forEach(answer::quota);
        if (vetoed.size() > c.limit()) {
            answer.notice("quota-exceeded", SubjectSheet.ids(vetoed));
        }

        a.taken().forEach(bank -> bank.outcome("basicAccountPreference"));
        Stream.concat(a.taken().stream(), deposits.taken().stream()).forEach(bank -> bank.outcome("treasuryDeposits"));
        Stream.concat(a.taken().stream(), gradedB.sheets().stream())
                .forEach(bank -> bank.outcome("governmentBusiness"));
    }
}
