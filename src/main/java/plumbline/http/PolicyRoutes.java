package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import plumbline.evaluation.FindingJson;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Query;
import plumbline.http.json.PolicyJson;
import plumbline.http.table.TableAnswers;
import plumbline.intake.RequestSchema;
import plumbline.library.PolicyLibrary;
import plumbline.library.PolicyState;
import plumbline.text.JsonText;

/** {@code /api/policies}, {@code /healthz}, {@code /readyz}: what is served, and whether it can be used. */
final class PolicyRoutes {
    static final List<String> SCHEMA_TYPES = List.of("application/schema+json", "application/json");

    private final PolicyLibrary library;
    private final PolicyLookup states;

    PolicyRoutes(PolicyLibrary library, PolicyLookup states) {
        this.library = library;
        this.states = states;
    }

    void health(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        Answers.json(ctx, 200, status("ok"));
    }

    void ready(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        boolean ready = library.states().stream().anyMatch(state -> state.pack() != null);
        ObjectNode json = status(ready ? "ready" : "no usable policy");
        ObjectNode policies = json.putObject("policies");
        for (PolicyState state : library.states()) {
            policies.put(state.id(), PolicyJson.summary(state).path("status").asText());
        }
        Answers.json(ctx, ready ? 200 : 503, json);
    }

    private static ObjectNode status(String status) {
        return JsonNodeFactory.instance.objectNode().put("status", status);
    }

    void list(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode policies = json.putArray("policies");
        library.states().stream()
                .filter(state -> Caller.of(ctx).mayUse(state.id()))
                .forEach(state -> policies.add(PolicyJson.summary(state)));
        if (!library.findings().isEmpty()) {
            json.set("findings", FindingJson.of(library.findings()));
        }
        Answers.json(ctx, 200, json);
    }

    void read(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        Answers.json(ctx, 200, PolicyJson.whole(states.state(ctx)));
    }

    /** The JSON Schema of the policy's requests. */
    void schema(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        byte[] schema = JsonText.bytes(RequestSchema.of(states.pack(ctx).policy()));
        Answers.bytes(ctx, 200, Accept.chosen(ctx), schema);
    }

    /** The workbook that is filled in to have a cohort evaluated. */
    void template(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        TableAnswers.template(ctx, states.pack(ctx));
    }
}
