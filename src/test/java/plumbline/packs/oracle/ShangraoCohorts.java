package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Requests of the Shangrao policy. */
final class ShangraoCohorts {
    /** Whether values are few whole numbers, so that banks tie; whether banks are good at nothing; how many at risk. */
    private record Mood(boolean coarse, int poor, int risky, boolean onlyEarnersRisky) {}

    private ShangraoCohorts() {}

    static ObjectNode request(RandomValues draw) {
        ObjectNode context = ExactJson.object();
        draw.optional(context, "pool", 70, () -> pool(draw));
        draw.optional(
                context,
                "cityLoanToDepositRatio",
                40,
                () -> RandomValues.number(draw.pick("0", "66.666667", "80", "95")));
        Mood mood = new Mood(draw.chance(60), draw.pick(0, 0, 30, 100), draw.pick(0, 10, 50, 100), draw.chance(15));
        ArrayNode banks = draw.subjects(draw.size(), draw.atTimesAllEqual(() -> bank(draw, mood)));
        if (draw.chance(30)) {
            meetTheAverageInWholeSteps(draw, banks);
        } else if (draw.chance(20)) {
            leaveEqualRemainders(draw, context, banks);
        }
        return draw.request(draw.period(2021, 2026), context, banks);
    }

    private static JsonNode pool(RandomValues draw) {
        return RandomValues.number(draw.pick("0", "0.01", "0.07", "100", "1000000", "123456789.01", "33333.330"));
    }

    private static ObjectNode bank(RandomValues draw, Mood mood) {
        boolean poor = draw.chance(mood.poor());
        ObjectNode bank = ExactJson.object();
        for (String name : List.of("loanIncrement", "loanGrowth", "smeLoanGrowth", "industrialLoanGrowth")) {
            bank.set(name, RandomValues.number(poor ? draw.coarse(-5, 0) : value(draw, mood, -20, 120)));
        }
        bank.set("platformUse", RandomValues.number(poor ? BigDecimal.ZERO : value(draw, mood, 0, 90)));
        bank.set("satisfaction", RandomValues.number(poor ? BigDecimal.ZERO : value(draw, mood, 0, 5)));
        bank.set("serviceIncidents", draw.integer(poor ? draw.between(5, 9) : draw.between(0, 7)));
        bank.set("taxPaid", RandomValues.number(poor ? BigDecimal.ZERO : taxPaid(draw)));
        bank.set("deposits", RandomValues.number(draw.pick("100", "300", "77.123456", "0.01")));
        BigDecimal ratio = draw.chance(50) ? draw.near("80", "75", "70", "30", "25", "20") : draw.decimal(0, 130);
        BigDecimal loans = bank.get("deposits").decimalValue().multiply(ratio).movePointLeft(2);
        bank.set("loans", RandomValues.number(loans.setScale(6, RoundingMode.HALF_UP)));
        bank.put("riskFlag", mood.onlyEarnersRisky() ? !poor : draw.chance(mood.risky()));
        return bank;
    }

    private static BigDecimal value(RandomValues draw, Mood mood, int from, int to) {
        return mood.coarse() ? draw.coarse(from, from / 2, 0, to / 2, to) : draw.decimal(from, to);
    }

    private static BigDecimal taxPaid(RandomValues draw) {
        return draw.chance(80) ? draw.near("500", "1000", "3000", "5000", "8000", "10000") : draw.decimal(0, 12000);
    }

    /** Equal deposits, loans in pairs about two thirds of them: gaps of exactly 5, 10, … below 66.666… per cent. */
    private static void meetTheAverageInWholeSteps(RandomValues draw, ArrayNode banks) {
        int gap = 0;
        for (int i = 0; i < banks.size(); i++) {
            boolean second = i % 2 == 1;
            boolean alone = !second && i == banks.size() - 1;
            gap = second ? -gap : alone ? 0 : 15 * draw.between(0, 13);
            ObjectNode bank = (ObjectNode) banks.get(i).get("indicators");
            bank.set("loans", draw.integer(200 + gap));
            bank.set("deposits", draw.integer(300));
        }
    }

    /** Totals of 1 or 3, and half a cent a point: everyone has a remainder of half a cent, the better ones first. */
    private static void leaveEqualRemainders(RandomValues draw, ObjectNode context, ArrayNode banks) {
        int points = 0;
        for (JsonNode subject : banks) {
            ObjectNode bank = (ObjectNode) subject.get("indicators");
            for (String name : List.of(
                    "loanIncrement", "loanGrowth", "smeLoanGrowth", "industrialLoanGrowth", "platformUse", "taxPaid")) {
                bank.set(name, draw.integer(0));
            }
            int total = draw.pick(1, 3);
            bank.set("satisfaction", draw.integer(total));
            bank.set("serviceIncidents", draw.integer(5));
            bank.set("loans", bank.get("deposits"));
            bank.put("riskFlag", false);
            points += total;
        }
        context.set("pool", RandomValues.number(BigDecimal.valueOf(points / 2, 2)));
        context.remove("cityLoanToDepositRatio");
    }
}
