package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Random valid requests of every policy: the same generator in the same state gives the same request. */
public interface Cohorts {
    Map<String, Cohorts> ALL = Map.of(
            "corps-bank-grading", CorpsCohorts::request,
            "datong-bank-targets", DatongBanksCohorts::request,
            "datong-guarantee-compensation", DatongGuaranteeCohorts::request,
            "datong-tasks", DatongTasksCohorts::request,
            "luliang-targets", LuliangCohorts::request,
            "shangrao-deposit-contribution", ShangraoCohorts::request,
            "shanxi-city-incentives", ShanxiCohorts::request);

    ObjectNode request(RandomValues draw);

    static ObjectNode random(RandomGenerator rng, String policy) {
        return ALL.get(policy).request(new RandomValues(rng));
    }
}
