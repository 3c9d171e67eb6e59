package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A plain computation of one policy, written from the policy's page alone: no rule engine, nothing shared with the
 * product. It takes valid requests only.
 */
public interface Oracle {
    Map<String, Oracle> ALL = Map.of(
            "corps-bank-grading", new CorpsOracle(),
            "datong-bank-targets", new DatongBanksOracle(),
            "datong-guarantee-compensation", new DatongGuaranteeOracle(),
            "datong-tasks", new DatongTasksOracle(),
            "luliang-targets", new LuliangOracle(),
            "shangrao-deposit-contribution", new ShangraoOracle(),
            "shanxi-city-incentives", new ShanxiOracle());

    /** The members that a worked case expects: results, cohort and notices, without what is worded freely. */
    ObjectNode evaluate(JsonNode request);
}
