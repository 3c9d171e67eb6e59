package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request for Shangrao, put together bank by bank. A bank that nothing more is said of scores 0. */
public final class ShangraoRequest {
    private final ObjectNode request = JsonNodeFactory.instance.objectNode().put("period", "2022");

    public ShangraoRequest() {
        request.putObject("context");
        request.putArray("subjects");
    }

    public ShangraoRequest context(String member, String number) {
        request.withObject("/context").set(member, Street.number(number));
        return this;
    }

    /** Another bank, with the indicator set to the number. */
    public ShangraoRequest bank(String id, String indicator, String number) {
        ObjectNode bank =
                request.withArray("/subjects").addObject().put("id", id).put("name", "银行 " + id);
        ObjectNode indicators = bank.putObject("indicators");
        for (String code : List.of("loanIncrement", "loanGrowth", "smeLoanGrowth", "industrialLoanGrowth")) {
            indicators.put(code, 0);
        }
        indicators.put("platformUse", 0).put("satisfaction", 0).put("serviceIncidents", 5);
        indicators.put("taxPaid", 0).put("loans", 80).put("deposits", 100).put("riskFlag", false);
        return and(indicator, number);
    }

    /** Sets another indicator of the last bank. */
    public ShangraoRequest and(String indicator, String number) {
        JsonNode subjects = request.get("subjects");
        ObjectNode indicators = (ObjectNode) subjects.get(subjects.size() - 1).get("indicators");
        indicators.set(indicator, Street.number(number));
        return this;
    }

    /** Says of the last bank that it is at risk. */
    public ShangraoRequest atRisk() {
        JsonNode subjects = request.get("subjects");
        ((ObjectNode) subjects.get(subjects.size() - 1).get("indicators")).put("riskFlag", true);
        return this;
    }

    public ObjectNode json() {
        return request.deepCopy();
    }
}
