package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Requests of the Lüliang policy. */
final class LuliangCohorts {
    /** The mean of 31, 31 and 33 lies between the third and the fourth. */
    private static final List<String> INCLUSIVE_GROWTHS =
            List.of("30", "30.000001", "31.666666", "31.666667", "31", "31", "33", "-4", "29.999999", "32", "45");

    private LuliangCohorts() {}

    static ObjectNode request(RandomValues draw) {
        String period = draw.period(2021, 2024);
        ObjectNode context = ExactJson.object();
        draw.optional(context, "provinceLoanGrowth", 50, () -> RandomValues.number(draw.near("10", "12", "-2")));
        draw.optional(context, "nationalInclusiveGrowth", 40, () -> RandomValues.number(draw.near("31", "32", "0")));
        int nationals = draw.pick(0, 10, 50, 100);
        int good = draw.pick(10, 50, 60, 90, 100);
        ArrayNode banks = draw.subjects(
                draw.size(), draw.atTimesAllEqual(() -> bank(draw, period, draw.chance(nationals), good)));
        return draw.request(period, context, banks);
    }

    private static ObjectNode bank(RandomValues draw, String period, boolean national, int good) {
        ObjectNode bank = ExactJson.object().put("bankType", national ? "national" : "localLegal");
        BigDecimal growth = draw.chance(good) ? draw.near("10", "12") : draw.decimal(-30, 40);
        bank.set("loanGrowth", RandomValues.number(growth));
        String inclusive = draw.pick(INCLUSIVE_GROWTHS);
        bank.set("inclusiveGrowth", RandomValues.number(draw.chance(85) ? new BigDecimal(inclusive) : growth));
        for (String name : List.of("privateGrowth", "manufacturingGrowth", "greenGrowth", "cleanEnergyGrowth")) {
            bank.set(
                    name,
                    RandomValues.number(draw.chance(good) ? growth.add(new BigDecimal("0.5")) : near(draw, growth)));
        }
        int borrowers = draw.between(0, 5000);
        bank.set("inclusiveBorrowers", draw.integer(borrowers));
        bank.set("inclusiveBorrowersLastYear", draw.integer(Math.max(0, borrowers + draw.pick(-1, 0, 1, -20))));
        BigDecimal share = draw.chance(10) ? BigDecimal.valueOf(draw.pick(0, 100)) : draw.decimal(0, 100);
        bank.set("creditLoanShare", RandomValues.number(share));
        bank.set("creditLoanShareLastYear", RandomValues.number(RandomValues.clamp(near(draw, share), 0, 100)));
        bank.set(
                "inclusiveKpiWeight",
                RandomValues.number(draw.chance(good) ? draw.coarse(10, 12, 100) : draw.near("10")));
        bank.set("ftpDiscount", RandomValues.number(draw.chance(good) ? draw.coarse(50, 75) : draw.near("50", "1")));
        draw.optional(bank, "fourListsPublishedOn", 85, () -> published(draw, period));
        bank.set("firstLoanReplyDays", RandomValues.number(draw.chance(good) ? draw.coarse(0, 3, 5) : draw.near("5")));
        for (String name : List.of("relending", "loanIncrement")) {
            BigDecimal amount = draw.near("7", "60");
            local(draw, bank, name, national, amount);
            local(draw, bank, name + "LastYear", national, draw.chance(good) ? BigDecimal.ONE : near(draw, amount));
        }
        BigDecimal increment = draw.chance(40) ? draw.near("0", "0.005", "1.005", "0.045") : draw.decimal(-30, 900);
        local(draw, bank, "inclusiveIncrement", national, increment);
        return bank;
    }

    /** Required of a local bank only. */
    private static void local(RandomValues draw, ObjectNode bank, String name, boolean national, BigDecimal value) {
        draw.optional(bank, name, national ? 40 : 100, () -> RandomValues.number(value));
    }

    private static BigDecimal near(RandomValues draw, BigDecimal value) {
        return draw.near(value.toPlainString());
    }

    private static JsonNode published(RandomValues draw, String period) {
        String year = period.substring(0, 4);
        return ExactJson.text(year + draw.pick("-01-01", "-06-29", "-06-30", "-06-30", "-07-01", "-12-31"));
    }
}
