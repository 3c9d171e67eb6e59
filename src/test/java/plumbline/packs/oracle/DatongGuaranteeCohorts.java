package plumbline.packs.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Requests of Datong's policy for guarantee institutions. */
final class DatongGuaranteeCohorts {
    private static final List<String> CLIENT_TYPES =
            List.of("smallMicro", "selfEmployed", "agriculture", "strategicEmerging", "other");

    private static final List<String> INDUSTRIES = List.of("manufacturing", "retail", "农业", "mining");

    /** Two or three of one client come to 1000, or to a little more or less. */
    private static final List<String> AMOUNTS =
            List.of("500", "500", "499.999999", "500.000001", "400", "600", "100", "1000", "1000.01", "0.0001");

    private DatongGuaranteeCohorts() {}

    static ObjectNode request(RandomValues draw) {
        ObjectNode context = ExactJson.object();
        ObjectNode rates = context.putObject("breakEvenRates");
        int known = draw.pick(0, 70, 100);
        for (String industry : INDUSTRIES.subList(0, draw.chance(50) ? 4 : 3)) {
            if (draw.chance(known)) {
                rates.set(industry, RandomValues.number(draw.pick("0", "1.2", "1.499999", "1.5", "2.345678", "1.0")));
            }
        }
        int others = draw.pick(0, 20, 100);
        ArrayNode institutions = draw.subjects(draw.size(), draw.atTimesAllEqual(() -> institution(draw, others)));
        return draw.request(String.valueOf(draw.between(2019, 2027)), context, institutions);
    }

    private static ObjectNode institution(RandomValues draw, int others) {
        ObjectNode institution = ExactJson.object();
        ArrayNode guarantees = institution.putArray("guarantees");
        List<Integer> numbers = draw.shuffled(
                IntStream.rangeClosed(1, draw.pick(1, 1, 3, 12)).boxed().toList());
        for (int number : numbers) {
            boolean other = draw.chance(others);
            guarantees.add(guarantee(draw, "G" + number, other ? "other" : draw.pick(CLIENT_TYPES)));
        }
        return institution;
    }

    private static ObjectNode guarantee(RandomValues draw, String contract, String clientType) {
        ObjectNode guarantee = ExactJson.object().put("contract", contract);
        guarantee.put("client", "c" + draw.between(1, 4)).put("clientType", clientType);
        guarantee.put("industry", draw.pick(INDUSTRIES));
        BigDecimal amount = new BigDecimal(draw.pick(AMOUNTS));
        guarantee.set("amount", RandomValues.number(amount));
        guarantee.set(
                "balance",
                RandomValues.number(
                        draw.chance(60) ? amount : draw.decimal(0, 400).min(amount)));
        guarantee.set(
                "feeRate", RandomValues.number(draw.chance(70) ? draw.near("1.2", "1.5", "1") : draw.decimal(0, 3)));
        return guarantee;
    }
}
