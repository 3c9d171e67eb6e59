package plumbline.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Set;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.StoredEvaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Evaluator;
import plumbline.explanation.Explanation;
import plumbline.explanation.Grounds;
import plumbline.facts.Phase;
import plumbline.facts.RuleFault;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Query;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.rules.judge.SeenFacts;
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
        String whyNot = new Query(ctx, Set.of("whyNot")).text("whyNot");
        StoredEvaluation stored = answers.named(ctx);
        EvaluationRecord record = stored.record();
        String subject = ctx.pathParam("subject");
        Pack pack = states.pack(record.policy(), record.revision());
        if (whyNot != null && !pack.ruleNames().contains(whyNot)) {
            throw PolicyLookup.unknown("rule", whyNot, pack.ruleNames(), new Text("规则", "rule"));
        }
        Grounds grounds = new Grounds(pack.rules(), stored.result(), answers.firings(stored), seen(pack, stored));
        ObjectNode explained = Explanation.of(grounds, subject, whyNot);
        if (explained == null) {
            throw PolicyLookup.unknown("subject", subject, record.subjects(), new Text("评分对象", "subject"));
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", record.id());
        json.set("policy", stored.result().path("policy"));
        json.setAll(explained);
        Answers.json(ctx, 200, json);
    }

    /** What the rules saw; nothing when the evaluation does not come out the same any more. */
    private static Map<Phase, SeenFacts> seen(Pack pack, StoredEvaluation stored) {
        try {
            ObjectNode request = stored.input();
            request.remove("policy");
            Evaluator.Inspected again = pack.evaluator().inspect(pack.requests().read(request));
            boolean isSame =
                    stored.hasResult(EvaluationJson.content(again.evaluation()).bytes());
            return isSame ? again.facts() : Map.of();
        } catch (RequestRejected | RuleFault another) {
            return Map.of();
        }
    }
}
