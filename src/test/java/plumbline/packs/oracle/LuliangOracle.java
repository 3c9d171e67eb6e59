package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lüliang's lending targets, bank by bank: the implementation opinions of 2022-03-25. */
final class LuliangOracle implements Oracle {
    /** 三(二)1: the periods between 2022-01-01 and 2023-06-30. */
    private static final Set<String> FUNDED_PERIODS = Set.of("2022", "2022-H1", "2022-H2", "2023-H1");

    @Override
    public ObjectNode evaluate(JsonNode request) {
        JsonNode context = request.path("context");
        List<SubjectSheet> banks = SubjectSheet.of(request);
        Optional<Rational> province = Rational.optional(context.path("provinceLoanGrowth"));
        Optional<Rational> national = Rational.optional(context.path("nationalInclusiveGrowth"))
                .or(() -> Attainment.mean(banks, "national", "inclusiveGrowth"));
        String period = request.get("period").asText();
        LocalDate listsDue = LocalDate.of(Integer.parseInt(period.substring(0, 4)), 6, 30);
        List<String> notAssessable = new ArrayList<>();
        for (SubjectSheet bank : banks) {
            lending(bank, province);
            if (!isLocal(bank)) {
                Attainment.target(
                        bank, "inclusiveGrowth", bank.number("inclusiveGrowth").above(Rational.of(30)));
            } else if (national.isPresent()) {
                Attainment.target(
                        bank, "inclusiveGrowth", bank.number("inclusiveGrowth").above(national.get()));
            } else {
                notAssessable.add(bank.id());
            }
            structure(bank);
            service(bank, listsDue);
        }

        ExpectedAnswer answer = Attainment.answer(banks);
        answer.notice("not-assessable", notAssessable);
        banks.stream().filter(bank -> bank.grade().equals("lagging")).forEach(bank -> bank.outcome("supervisionTalk"));
        if (FUNDED_PERIODS.contains(period)) {
            banks.stream().filter(LuliangOracle::isLocal).forEach(LuliangOracle::fund);
        }
        return answer.json();
    }

    private static boolean isLocal(SubjectSheet bank) {
        return bank.text("bankType").equals("localLegal");
    }

    /** 二(一), and the first of 二(二). */
    private static void lending(SubjectSheet bank, Optional<Rational> province) {
        Rational growth = bank.number("loanGrowth");
        Attainment.target(bank, "loanGrowth", growth.atLeast(Rational.of(10)));
        province.ifPresent(bar -> Attainment.target(bank, "loanGrowthProvince", growth.atLeast(bar)));
        Attainment.target(
                bank, "inclusiveAboveAll", bank.number("inclusiveGrowth").above(growth));
    }

    /** The rest of 二(二). */
    private static void structure(SubjectSheet bank) {
        aboveLastYear(bank, "inclusiveBorrowers");
        aboveLastYear(bank, "creditLoanShare");
        for (String item : List.of("privateGrowth", "manufacturingGrowth", "greenGrowth", "cleanEnergyGrowth")) {
            Attainment.target(bank, item, bank.number(item).above(bank.number("loanGrowth")));
        }
    }

    /** 四(一), 四(五), 三(四), and of a local bank 三(二) and 三(一). */
    private static void service(SubjectSheet bank, LocalDate listsDue) {
        Attainment.target(
                bank, "inclusiveKpiWeight", bank.number("inclusiveKpiWeight").atLeast(Rational.of(10)));
        Attainment.target(bank, "ftpDiscount", bank.number("ftpDiscount").atLeast(Rational.of(50)));
        Optional<LocalDate> published = bank.optionalDate("fourListsPublishedOn");
        Attainment.target(
                bank,
                "fourLists",
                published.filter(day -> !day.isAfter(listsDue)).isPresent());
        Attainment.target(
                bank, "firstLoanReply", !bank.number("firstLoanReplyDays").above(Rational.of(5)));
        if (isLocal(bank)) {
            aboveLastYear(bank, "relending");
            aboveLastYear(bank, "loanIncrement");
        }
    }

    private static void aboveLastYear(SubjectSheet bank, String item) {
        Attainment.target(bank, item, bank.number(item).above(bank.number(item + "LastYear")));
    }

    /** 三(二)1: 1 % of the increment of inclusive loans. */
    private static void fund(SubjectSheet bank) {
        Rational increment = bank.number("inclusiveIncrement");
        if (increment.isPositive()) {
            bank.outcome("inclusiveLoanFunding", increment.over(100).rounded(4));
        }
    }
}
