package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.audit.ReplayJson;
import plumbline.audit.record.StoredEvaluation;
import plumbline.evaluation.Explain;
import plumbline.http.exchange.Answers;

/** {@code /api/evaluations/{id}}: an evaluation as it was, what fired in it, and whether it comes out the same. */
final class StoredEvaluationRoutes {
    private final Audit audit;
    private final StoredAnswers answers;

    StoredEvaluationRoutes(Audit audit, StoredAnswers answers) {
        this.audit = audit;
        this.answers = answers;
    }

    /** The answer that was given, to the byte. */
    void read(Context ctx) {
        Query query = new Query(ctx, Set.of("explain"));
        Explain explain = query.explain();
        StoredEvaluation stored = answers.named(ctx);
        Answers.json(ctx, 200, answers.answer(stored, explain));
    }

    /** What fired: all of it, or what has to do with a subject, an item, a rule. */
    void trace(Context ctx) {
        Query query = new Query(ctx, Set.of("subject", "item", "rule"));
        String subject = query.text("subject");
        String item = query.text("item");
        String rule = query.text("rule");
        StoredEvaluation stored = answers.named(ctx);
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("id", stored.record().id());
        ArrayNode firings = json.putArray("firings");
        answers.firings(stored).forEach(firing -> {
            boolean options =
                    (subject == null || subject.equals(firing.path("subject").textValue()))
                            && (item == null || posts(firing.path("posted"), item))
                            && (rule == null || rule.equals(firing.path("rule").textValue()));
            if (options) {
                firings.add(firing);
            }
        });
        Answers.json(ctx, 200, json);
    }

    private static boolean posts(Iterable<com.fasterxml.jackson.databind.JsonNode> posted, @Nullable String item) {
        return StreamSupport.stream(posted.spliterator(), false)
                .anyMatch(posting -> posting.path("item").asText().equals(item));
    }

    /** Runs it again. */
    void replay(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        Answers.json(ctx, 200, ReplayJson.of(audit.replay().run(answers.named(ctx))));
    }

    /** A document that can be checked alone. */
    void receipt(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        StoredEvaluation stored = answers.named(ctx);
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"receipt-" + stored.record().id() + ".json\"");
        Answers.json(ctx, 200, audit.receipt(stored));
    }
}
