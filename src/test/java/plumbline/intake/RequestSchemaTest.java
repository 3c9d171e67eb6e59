package plumbline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import plumbline.kit.ShangraoRequest;
import plumbline.kit.Street;
import plumbline.library.pack.Pack;
import plumbline.packs.oracle.Cohorts;
import plumbline.text.JsonText;

/** The schema that integrators get says the same as the service does. */
class RequestSchemaTest {
    /** What a schema cannot say. */
    private static final Set<String> BEYOND_A_SCHEMA =
            Set.of("duplicate-id", "wrong-id", "hidden-character", "no-such-day");

    private static final List<JsonNode> VALUES = values();

    private final Pack pack = Street.pack(Street.SHANGRAO);
    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RequestSchema.of(pack.policy()));

    @Property(tries = 300)
    void aValidRequestFitsTheSchema(@ForAll long seed) {
        ObjectNode request = Cohorts.random(new Random(seed), Street.SHANGRAO);
        assertThat(schema.validate(request)).isEmpty();
        assertThat(problems(request)).isEmpty();
    }

    @Property(tries = 2_000)
    void aSpoiltRequestFitsTheSchemaWhenTheServiceTakesIt(@ForAll long seed) {
        Random random = new Random(seed);
        ObjectNode request = small();
        spoil(request, random);
        List<String> problems = problems(request);
        if (problems.contains("too-many-decimals")) {
            return; // The service looks no further at the number; its decimals are nothing that a schema can count.
        }
        problems.removeAll(BEYOND_A_SCHEMA);
        assertThat(schema.validate(request).isEmpty())
                .as("%s, which the service finds %s", request, problems)
                .isEqualTo(problems.isEmpty());
    }

    @Test
    void spoilingMakesRequestsOfBothKinds() {
        int good = 0;
        for (int seed = 0; seed < 200; seed++) {
            ObjectNode request = small();
            spoil(request, new Random(seed));
            good += problems(request).isEmpty() ? 1 : 0;
        }
        assertThat(good).isBetween(10, 190);
    }

    private static ObjectNode small() {
        return new ShangraoRequest()
                .context("pool", "100")
                .bank("b1", "taxPaid", "700")
                .bank("b2", "satisfaction", "3")
                .json()
                .put("asOf", "2022-12-31");
    }

    /** Replaces, removes or adds something at a random place. */
    private static void spoil(ObjectNode request, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        containers(request, containers);
        JsonNode at = containers.get(random.nextInt(containers.size()));
        JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
        if (at instanceof ArrayNode array) {
            array.set(random.nextInt(array.size()), value);
            return;
        }
        ObjectNode object = (ObjectNode) at;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "pool" : names.get(random.nextInt(names.size()));
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "x", value);
            default -> object.set(name, value);
        }
    }

    private static void containers(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> containers(child, found));
        }
    }

    private List<String> problems(JsonNode request) {
        try {
            pack.requests().read(JsonText.bytes(request));
            return new ArrayList<>();
        } catch (RequestRejected rejected) {
            return new ArrayList<>(
                    rejected.problems().stream().map(Problem::code).toList());
        }
    }

    private static List<JsonNode> values() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<JsonNode> values = new ArrayList<>(List.of(
                json.nullNode(),
                json.booleanNode(true),
                json.arrayNode(),
                json.objectNode(),
                json.arrayNode().add(1)));
        for (String number :
                List.of("0", "1", "3.0", "-1", "0.5", "0.05", "4.99", "5", "5.01", "1E+3", "-0.0001", "12")) {
            values.add(Street.number(number));
        }
        for (String text : List.of("", " ", "x", "2023", "2023-H1", "2023-H3", "3022", "2023-01-31", "上饶", "1")) {
            values.add(json.textNode(text));
        }
        values.add(json.textNode("x".repeat(101)));
        values.add(json.textNode("x".repeat(201)));
        return values;
    }
}
