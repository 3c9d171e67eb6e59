package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Requests of the Seventh Division's policy. */
final class CorpsCohorts {
    /** How banks are: alike, so that they tie; vetoed, disqualified, local or deducted, each in per cent. */
    private record Mood(boolean alike, int vetoed, int disqualified, int local, int deducted) {}

    private CorpsCohorts() {}

    static ObjectNode request(RandomValues draw) {
        boolean annual = draw.chance(60);
        ObjectNode context = ExactJson.object().put("cycle", annual ? "annual" : "halfYear");
        Mood mood = new Mood(
                draw.chance(60),
                draw.pick(0, 0, 10, 30, 100),
                draw.pick(0, 0, 10, 100),
                draw.pick(0, 60, 90, 100),
                draw.pick(0, 10, 60));
        ArrayNode banks = draw.subjects(size(draw), draw.atTimesAllEqual(() -> bank(draw, mood)));
        return draw.request(draw.between(2021, 2026) + (annual ? "" : "-H1"), context, banks);
    }

    /** Also where a quarter or 15 per cent of the banks is whole, and one less. */
    private static int size(RandomValues draw) {
        return draw.chance(60) ? draw.pick(3, 4, 6, 7, 8, 13, 14, 19, 20, 39, 40, 60) : draw.size();
    }

    private static ObjectNode bank(RandomValues draw, Mood mood) {
        ObjectNode bank = ExactJson.object();
        bank.put("bankType", draw.chance(25) ? "policy" : "commercial");
        bank.put("local", draw.chance(mood.local()));
        bank.set("loanBalance", RandomValues.number(mood.alike() ? draw.coarse(1, 2, 3, 4, 5) : draw.decimal(0, 5000)));
        bank.set("loanIncrement", RandomValues.number(value(draw, mood, -40)));
        bank.set("loanGrowth", RandomValues.number(value(draw, mood, -10)));
        bank.set("divisionLoanShare", RandomValues.number(mood.alike() ? BigDecimal.ZERO : draw.decimal(0, 100)));
        for (String name : List.of(
                "majorProjects",
                "ruralRevitalisation",
                "smeSupport",
                "greenFinance",
                "guaranteedLoans",
                "institutionBuilding",
                "investmentContribution")) {
            bank.set(name, RandomValues.number(value(draw, mood, 0)));
        }
        bank.set("bonus", RandomValues.number(draw.pick("0", "0", "0.0", "1", "1.00005", "2.5", "4.999999", "5")));
        for (String name : List.of(
                "deductionPolicyFailure",
                "deductionObstruction",
                "deductionRiskHandling",
                "deductionViolation",
                "deductionFalseData")) {
            draw.optional(bank, name, mood.deducted(), () -> RandomValues.number(deduction(draw)));
        }
        draw.optional(bank, "veto", Math.max(30, mood.vetoed()), () -> BooleanNode.valueOf(draw.chance(mood.vetoed())));
        draw.optional(
                bank,
                "disqualified",
                Math.max(30, mood.disqualified()),
                () -> BooleanNode.valueOf(draw.chance(mood.disqualified())));
        return bank;
    }

    /** Alike banks differ in their loan balance only. */
    private static BigDecimal value(RandomValues draw, Mood mood, int from) {
        return mood.alike() ? draw.coarse(0, 0, 0, 0, 0, 0, 0, 0, from) : draw.decimal(from, 300);
    }

    /** Several together come to 30, or to a little more or less. */
    private static BigDecimal deduction(RandomValues draw) {
        return new BigDecimal(
                draw.pick("0", "0.00004", "0.00005", "5", "7.5", "10", "15", "20", "29.99995", "30", "30.00005", "45"));
    }
}
