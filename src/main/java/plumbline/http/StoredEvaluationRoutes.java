package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.audit.ReplayJson;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.StoredEvaluation;
import plumbline.evaluation.Explain;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.http.table.TableAnswers;
import plumbline.library.pack.Pack;
import plumbline.policy.Item;
import plumbline.text.Text;

/** {@code /api/evaluations/{id}}: an evaluation as it was, what fired in it, and whether it comes out the same. */
final class StoredEvaluationRoutes {
    private final Audit audit;
    private final StoredAnswers answers;
    private final PolicyLookup states;

    StoredEvaluationRoutes(Audit audit, StoredAnswers answers, PolicyLookup states) {
        this.states = states;
        this.audit = audit;
        this.answers = answers;
    }

    /** The answer that was given, to the byte. */
    void read(Context ctx) {
        Query query = new Query(ctx, Set.of("explain", "table"));
        String table = query.text("table");
        Explain explain = query.explain();
        StoredEvaluation stored = answers.named(ctx);
        TableAnswers.evaluation(ctx, 200, answers.answer(stored, explain), table);
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
        if (firings.isEmpty()) {
            refuseUnknown(stored.record(), subject, item, rule);
        }
        Answers.json(ctx, 200, json);
    }

    /** What is narrowed by a name that is none is not merely empty. */
    private void refuseUnknown(
            EvaluationRecord record, @Nullable String subject, @Nullable String item, @Nullable String rule) {
        if (subject != null && !record.subjects().contains(subject)) {
            throw PolicyLookup.unknown("subject", subject, record.subjects(), new Text("评分对象", "subject"));
        }
        if (item == null && rule == null) {
            return;
        }
        Pack pack;
        try {
            pack = states.pack(record.policy(), record.revision());
        } catch (HttpProblem notUsable) {
            return; // Nobody knows its names any more.
        }
        List<String> items = pack.policy().items().map(Item::code).toList();
        if (item != null && !items.contains(item)) {
            throw PolicyLookup.unknown("item", item, items, new Text("项目", "item"));
        }
        if (rule != null && !pack.ruleNames().contains(rule)) {
            throw PolicyLookup.unknown("rule", rule, pack.ruleNames(), new Text("规则", "rule"));
        }
    }

    private static boolean posts(Iterable<JsonNode> posted, @Nullable String item) {
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
