package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Requests of Datong's policy for banks. */
final class DatongBanksCohorts {
    private static final List<String> INCLUSIVE_GROWTHS =
            List.of("30", "29.999999", "30.000001", "31.666666", "31.666667", "31", "31", "33", "-2", "0");

    private DatongBanksCohorts() {}

    static ObjectNode request(RandomValues draw) {
        ObjectNode context = ExactJson.object();
        draw.optional(context, "stateInclusiveGrowth", 40, () -> RandomValues.number(draw.near("31", "45", "0")));
        List<String> types = draw.pick(
                List.of("stateLarge", "localLegal", "other"), List.of("localLegal", "other"), List.of("localLegal"));
        int good = draw.pick(0, 30, 70, 100);
        ArrayNode banks = draw.subjects(draw.size(), draw.atTimesAllEqual(() -> bank(draw, draw.pick(types), good)));
        return draw.request(draw.period(2021, 2026), context, banks);
    }

    private static ObjectNode bank(RandomValues draw, String type, int good) {
        ObjectNode bank = ExactJson.object().put("bankType", type);
        BigDecimal growth = new BigDecimal(draw.pick(INCLUSIVE_GROWTHS));
        bank.set("inclusiveGrowth", RandomValues.number(draw.chance(80) ? growth : draw.decimal(-30, 90)));
        for (String name : List.of("separateCreditPlan", "incentiveFunded", "fourListsPublished")) {
            bank.put(name, draw.chance(good));
        }
        bank.set("ftpDiscount", RandomValues.number(draw.chance(70) ? draw.near("50") : draw.decimal(0, 120)));
        bank.set("firstLoanReplyDays", RandomValues.number(draw.chance(70) ? draw.near("5") : draw.decimal(0, 30)));
        return bank;
    }
}
