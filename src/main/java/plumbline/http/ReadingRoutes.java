package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Set;
import plumbline.explanation.Readings;
import plumbline.explanation.Run;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.Query;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.library.Activator;
import plumbline.library.pack.Alternatives;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.PackRejected;

/** {@code POST /api/policies/{policy}/readings}: a request under each other reading of the text. */
final class ReadingRoutes {
    private final Activator activator;
    private final PolicyLookup states;

    ReadingRoutes(Activator activator, PolicyLookup states) {
        this.activator = activator;
        this.states = states;
    }

    /** Nothing is kept. */
    void run(Context ctx) throws RequestRejected {
        Query.refuseUnknown(ctx, Set.of());
        Pack pack = states.pack(ctx);
        JsonNode body = StrictJson.REQUESTS.read(Bodies.json(ctx, Limits.MAX_BYTES));
        // What is no object is refused as any other request is.
        pack.requests().read(body);
        ObjectNode request = (ObjectNode) body;
        PackFolder files =
                Objects.requireNonNull(activator.revisions().files(pack.policy().id(), pack.revision()));
        try {
            Alternatives alternatives = new Alternatives(files);
            Answers.json(ctx, 200, Readings.of(Run.of(pack, request), request, code -> activator
                    .packs()
                    .of(Objects.requireNonNull(alternatives.folder(code)))));
        } catch (PackRejected refused) {
            throw PolicyLookup.notUsable(refused);
        }
    }
}
