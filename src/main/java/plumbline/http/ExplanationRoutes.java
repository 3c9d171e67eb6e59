package plumbline.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Set;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.StoredEvaluation;
import plumbline.explanation.Explanation;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Query;
import plumbline.library.pack.Pack;
import plumbline.text.Text;

/** {@code /api/evaluations/{id}/subjects/{subject}/explanation}: why a subject came out as it did. */
final class ExplanationRoutes {
    private final StoredAnswers answers;
    private final PolicyLookup states;

    ExplanationRoutes(StoredAnswers answers, PolicyLookup states) {
        this.answers = answers;
        this.states = states;
    }

    void read(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        StoredEvaluation stored = answers.named(ctx);
        EvaluationRecord record = stored.record();
        String subject = ctx.pathParam("subject");
        Pack pack = states.pack(record.policy(), record.revision());
        ObjectNode explained =
                Explanation.of(pack.policy(), pack.rules().models(), stored.result(), answers.firings(stored), subject);
        if (explained == null) {
            throw PolicyLookup.unknown("subject", subject, record.subjects(), new Text("评分对象", "subject"));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", record.id());
        json.set("policy", stored.result().path("policy"));
        json.setAll(explained);
        Answers.json(ctx, 200, json);
    }
}
