package plumbline.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** A request filled in by hand, in YAML's short form. What a subject does not give is as the form has it. */
public final class RequestForm {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ObjectNode request;
    private final JsonNode usual;

    public RequestForm(String period, String context, String indicators) {
        request = JsonNodeFactory.instance.objectNode().put("period", period);
        request.set("context", read(context));
        request.putArray("subjects");
        usual = read(indicators);
    }

    public static RequestForm corps() {
        return new RequestForm(
                "2025",
                "{cycle: annual}",
                """
                {bankType: commercial, local: true, loanBalance: 0, loanIncrement: 0, loanGrowth: 0, bonus: 0,
                divisionLoanShare: 0, majorProjects: 0, ruralRevitalisation: 0, smeSupport: 0, greenFinance: 0,
                guaranteedLoans: 0, institutionBuilding: 0, investmentContribution: 0}""");
    }

    public static RequestForm datongBanks() {
        return new RequestForm(
                "2022",
                "{}",
                """
                {bankType: other, inclusiveGrowth: 40, separateCreditPlan: true, ftpDiscount: 60,
                incentiveFunded: true, fourListsPublished: true, firstLoanReplyDays: 4}""");
    }

    public static RequestForm datongGuarantees(String period) {
        return new RequestForm(period, "{breakEvenRates: {retail: 1.2}}", "{}");
    }

    public static RequestForm luliang() {
        return new RequestForm(
                "2022",
                "{}",
                """
                {bankType: localLegal, loanGrowth: 12, inclusiveGrowth: 40, privateGrowth: 13, manufacturingGrowth: 14,
                greenGrowth: 15, cleanEnergyGrowth: 16, inclusiveBorrowers: 1200, inclusiveBorrowersLastYear: 1000,
                creditLoanShare: 22, creditLoanShareLastYear: 20, inclusiveKpiWeight: 12, ftpDiscount: 60,
                fourListsPublishedOn: "2022-06-01", firstLoanReplyDays: 3, relending: 5, relendingLastYear: 4,
                loanIncrement: 9, loanIncrementLastYear: 8, inclusiveIncrement: 6}""");
    }

    public static RequestForm shanxi() {
        return new RequestForm(
                "2020",
                "{}",
                """
                {debtEvasionCases: 0, illegalFundraisingRank: 1, highRiskResolutionRate: 0, nplDisposalRate: 0,
                groupPetitions: 0, administrativePenalties: 0, venueRiskEvents: 0, venueRiskAmount: 0,
                venueRiskPeople: 0, platformReductionRate: 0, volumeReductionRate: 0, defaultedBonds: 0,
                insuranceFraudCases: 0, creditDataLeaks: 0, gdp: 1000, majorRegionalRisk: false,
                inclusiveAndGreenFinance: {}, informationSharingAndGuarantee: {}, consumerProtection: {},
                fintechSupervision: {}, fintechAdoption: {}, paymentEnvironment: {}, antiMoneyLaundering: {},
                insuranceServices: {}, tradingVenueSupervision: {}, socialCredit: {}, localFinancialFirms: {},
                privateFirmBondRelief: {}, improperInterventions: 0}""");
    }

    /** Another subject with these indicators. */
    public RequestForm subject(String id, String indicators) {
        ObjectNode subject = request.withArray("/subjects").addObject();
        subject.put("id", id).put("name", "对象 " + id);
        ObjectNode values = usual.deepCopy();
        values.setAll((ObjectNode) read(indicators));
        subject.set("indicators", values);
        return this;
    }

    public ObjectNode json() {
        return request.deepCopy();
    }

    private static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException mistyped) {
            throw new IllegalArgumentException(yaml, mistyped);
        }
    }
}
