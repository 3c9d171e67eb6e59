package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shanxi: up to three of eleven cities selected for incentives, 并银发〔2020〕105号. */
final class ShanxiOracle implements Oracle {
    private enum Measure {
        /** Fewer is better, by gross product where every city gives it. */
        COUNT,
        HIGHER_IS_BETTER,
        RANK
    }

    private record Indicator(String code, Measure measure, String weight) {}

    private record Item(String code, List<Indicator> indicators) {
        Item(String code, Indicator... indicators) {
            this(code, List.of(indicators));
        }
    }

    /** 第四条(一)1–10. */
    private static final List<Item> QUANTITATIVE = List.of(
            new Item("debtEvasion", new Indicator("debtEvasionCases", Measure.COUNT, "5")),
            new Item("illegalFundraising", new Indicator("illegalFundraisingRank", Measure.RANK, "5")),
            new Item(
                    "institutionRisk",
                    new Indicator("highRiskResolutionRate", Measure.HIGHER_IS_BETTER, "2.5"),
                    new Indicator("nplDisposalRate", Measure.HIGHER_IS_BETTER, "2.5")),
            new Item("groupPetitions", new Indicator("groupPetitions", Measure.COUNT, "5")),
            new Item("penalties", new Indicator("administrativePenalties", Measure.COUNT, "5")),
            new Item(
                    "tradingVenues",
                    new Indicator("venueRiskEvents", Measure.COUNT, "2"),
                    new Indicator("venueRiskAmount", Measure.COUNT, "1.5"),
                    new Indicator("venueRiskPeople", Measure.COUNT, "1.5")),
            new Item(
                    "internetFinance",
                    new Indicator("platformReductionRate", Measure.HIGHER_IS_BETTER, "2.5"),
                    new Indicator("volumeReductionRate", Measure.HIGHER_IS_BETTER, "2.5")),
            new Item("bondDefaults", new Indicator("defaultedBonds", Measure.COUNT, "5")),
            new Item("insuranceFraud", new Indicator("insuranceFraudCases", Measure.COUNT, "5")),
            new Item("creditDataLeaks", new Indicator("creditDataLeaks", Measure.COUNT, "5")));

    /** 第四条(二)2–9, 11–14. */
    private static final List<String> RATED = List.of(
            "inclusiveAndGreenFinance",
            "informationSharingAndGuarantee",
            "consumerProtection",
            "fintechSupervision",
            "fintechAdoption",
            "paymentEnvironment",
            "antiMoneyLaundering",
            "insuranceServices",
            "tradingVenueSupervision",
            "socialCredit",
            "localFinancialFirms",
            "privateFirmBondRelief");

    private static final Map<String, Rational> GRADES = Map.of(
            "excellent", Rational.of(1), "good", Rational.of("0.8"), "fair", Rational.of("0.6"), "poor", Rational.ZERO);

    /** North, centre and south. */
    private static final List<Set<String>> REGIONS = List.of(
            Set.of("140200", "140600", "140900"),
            Set.of("140100", "140300", "140700", "141100"),
            Set.of("140400", "140500", "141000", "140800"));

    /** 第六条(一)–(五). */
    private static final List<String> MEASURES = List.of(
            "relendingSupport",
            "reformPilotPriority",
            "bankBranchFastTrack",
            "bondIssuanceSupport",
            "insuranceInnovation");

    @Override
    public ObjectNode evaluate(JsonNode request) {
        List<SubjectSheet> cities = SubjectSheet.of(request);
        List<String> withoutGdp = SubjectSheet.ids(cities.stream()
                .filter(city -> city.optionalNumber("gdp").isEmpty())
                .toList());
        for (SubjectSheet city : cities) {
            for (Item item : QUANTITATIVE) {
                Rational points = item.indicators().stream()
                        .map(indicator -> points(indicator, city, cities, withoutGdp.isEmpty()))
                        .reduce(Rational.ZERO, Rational::plus);
                city.post("quantitative", item.code(), points);
            }
            judge(city);
        }

        Comparator<SubjectSheet> quantitative = Comparator.comparing(city -> city.score("quantitative"));
        RankGroups ranking = RankGroups.of(cities, RankGroups.TOTAL_DESCENDING.thenComparing(quantitative.reversed()));
        ExpectedAnswer answer = new ExpectedAnswer(List.of("quantitative", "qualitative"), ranking);
        List<String> present = SubjectSheet.ids(cities);
        answer.notice(
                "cohort-incomplete",
                REGIONS.stream()
                        .flatMap(Set::stream)
                        .filter(id -> !present.contains(id))
                        .toList());
        answer.notice("normalisation-off", withoutGdp);
        answer.notice(
                "missing-optional",
                SubjectSheet.ids(
                        cities.stream().filter(ShanxiOracle::lacksRatings).toList()));
        select(ranking, answer);
        answer.cohortOutcome("publicNotice", 5, "workingDays");
        return answer.json();
    }

    /** By the spread of the cohort; all of the weight where there is none. */
    private static Rational points(Indicator indicator, SubjectSheet city, List<SubjectSheet> cities, boolean byGdp) {
        Rational weight = Rational.of(indicator.weight());
        if (indicator.measure() == Measure.RANK) {
            return weight.times(Rational.of(11).minus(city.number(indicator.code())))
                    .over(10);
        }
        boolean count = indicator.measure() == Measure.COUNT;
        Function<SubjectSheet, Rational> value = each ->
                count && byGdp ? each.number(indicator.code()).over(each.number("gdp")) : each.number(indicator.code());
        Rational most = cities.stream().map(value).reduce(Rational::max).orElseThrow();
        Rational least = cities.stream().map(value).reduce(Rational::min).orElseThrow();
        if (most.equals(least)) {
            return weight;
        }
        Rational own = value.apply(city);
        Rational lead = count ? most.minus(own) : own.minus(least);
        return weight.times(lead).over(most.minus(least));
    }

    /** 第四条(二). */
    private static void judge(SubjectSheet city) {
        city.post("qualitative", "majorRegionalRisk", Rational.of(city.is("majorRegionalRisk") ? 0 : 4));
        for (String item : RATED) {
            List<Rational> grades = grades(city, item).toList();
            Rational sum = grades.stream().reduce(Rational.ZERO, Rational::plus);
            city.post(
                    "qualitative",
                    item,
                    grades.isEmpty() ? Rational.ZERO : sum.over(grades.size()).times(Rational.of("3.5")));
        }
        Rational interventions = city.number("improperInterventions");
        Rational points = Rational.of(4).minus(interventions.times(2)).max(Rational.ZERO);
        city.post("qualitative", "improperInterventions", points);
    }

    /** Of the departments that rated. */
    private static Stream<Rational> grades(SubjectSheet city, String item) {
        return ExactJson.elements(city.indicator(item))
                .filter(grade -> !grade.isNull())
                .map(grade -> GRADES.get(grade.asText()));
    }

    private static boolean lacksRatings(SubjectSheet city) {
        return RATED.stream().anyMatch(item -> grades(city, item).findAny().isEmpty());
    }

    /** 第三条, 第六条: three at most; risk and concentration are left to the departments. */
    private static void select(RankGroups ranking, ExpectedAnswer answer) {
        QuotaCut quota = QuotaCut.fill("selected", 3, List.of(), ranking);
        answer.quota(quota);
        for (SubjectSheet city : quota.taken()) {
            city.outcome("selected");
            MEASURES.forEach(city::outcome);
        }
        answer.notice(
                "risk-among-selected",
                SubjectSheet.ids(quota.taken().stream()
                        .filter(city -> city.is("majorRegionalRisk"))
                        .toList()));
        List<String> selected = SubjectSheet.ids(quota.taken());
        if (selected.size() > 1 && REGIONS.stream().anyMatch(region -> region.containsAll(selected))) {
            answer.notice("region-concentration", selected);
        }
    }
}
