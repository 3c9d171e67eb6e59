package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Requests of the Shanxi policy. */
final class ShanxiCohorts {
    private static final List<String> COUNTS = List.of(
            "debtEvasionCases",
            "groupPetitions",
            "administrativePenalties",
            "venueRiskEvents",
            "venueRiskPeople",
            "defaultedBonds",
            "insuranceFraudCases",
            "creditDataLeaks");

    private static final List<String> RATES =
            List.of("highRiskResolutionRate", "nplDisposalRate", "platformReductionRate", "volumeReductionRate");

    private static final Map<String, List<String>> RATERS = Map.ofEntries(
            Map.entry("inclusiveAndGreenFinance", List.of("pboc", "cbirc", "csrc")),
            Map.entry("informationSharingAndGuarantee", List.of("pboc", "fo", "csrc")),
            Map.entry("consumerProtection", List.of("pboc", "cbirc", "csrc")),
            Map.entry("fintechSupervision", List.of("pboc", "cbirc", "csrc")),
            Map.entry("fintechAdoption", List.of("pboc")),
            Map.entry("paymentEnvironment", List.of("pboc")),
            Map.entry("antiMoneyLaundering", List.of("pboc")),
            Map.entry("insuranceServices", List.of("cbirc")),
            Map.entry("tradingVenueSupervision", List.of("fo", "csrc")),
            Map.entry("socialCredit", List.of("pboc")),
            Map.entry("localFinancialFirms", List.of("fo")),
            Map.entry("privateFirmBondRelief", List.of("pboc", "cbirc", "csrc")));

    /** How cities are: alike, so that they tie; giving their gross product, at risk, rated, each in per cent. */
    private record Mood(boolean alike, int gdp, int atRisk, int rated) {}

    private ShanxiCohorts() {}

    static ObjectNode request(RandomValues draw) {
        List<String> codes = IntStream.rangeClosed(1, 11)
                .mapToObj(i -> "14%02d00".formatted(i))
                .toList();
        int size = draw.chance(40) ? 11 : draw.between(1, 11);
        List<String> cities = draw.shuffled(codes).subList(0, size);
        Mood mood = new Mood(draw.chance(50), draw.pick(0, 80, 100, 100), draw.pick(0, 30), draw.pick(70, 95, 100));
        ArrayNode subjects = RandomValues.subjects(cities, draw.atTimesAllEqual(() -> city(draw, mood)));
        return draw.request(draw.period(2019, 2024), ExactJson.object(), subjects);
    }

    private static ObjectNode city(RandomValues draw, Mood mood) {
        ObjectNode city = ExactJson.object();
        for (String name : COUNTS) {
            city.set(name, draw.integer(mood.alike() ? rarely(draw, 1) : draw.between(0, draw.pick(0, 2, 900))));
        }
        city.set(
                "venueRiskAmount",
                mood.alike() ? draw.integer(rarely(draw, 2)) : RandomValues.number(draw.decimal(0, 9000)));
        city.set("illegalFundraisingRank", draw.integer(mood.alike() ? draw.pick(1, 6, 6, 11) : draw.between(1, 11)));
        for (String name : RATES) {
            BigDecimal rate = mood.alike() ? BigDecimal.valueOf(rarely(draw, 100)) : draw.decimal(0, 100);
            city.set(name, RandomValues.number(rate));
        }
        draw.optional(city, "gdp", mood.gdp(), () -> gdp(draw));
        city.put("majorRegionalRisk", draw.chance(mood.atRisk()));
        city.set("improperInterventions", draw.integer(mood.alike() ? 0 : draw.pick(0, 1, 2, 3, 40)));
        RATERS.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(item -> {
            ObjectNode grades = city.putObject(item.getKey());
            for (String rater : item.getValue()) {
                draw.optional(grades, rater, mood.rated(), () -> ExactJson.text(grade(draw, mood)));
            }
        });
        return city;
    }

    private static JsonNode gdp(RandomValues draw) {
        return RandomValues.number(draw.pick("1000", "1000", "500", "3000", "1537.25", "0.000001"));
    }

    private static int rarely(RandomValues draw, int value) {
        return draw.chance(10) ? value : 0;
    }

    private static String grade(RandomValues draw, Mood mood) {
        return mood.alike() ? "good" : draw.pick("excellent", "good", "fair", "poor");
    }
}
