package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.Filter;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Query;
import plumbline.http.json.EvaluationSummaryJson;
import plumbline.text.Text;

/** {@code GET /api/evaluations}: which evaluations there are. */
final class EvaluationListRoutes {
    private static final Set<String> PARAMETERS =
            Set.of("policy", "period", "revision", "subject", "rule", "trial", "from", "to", "pageSize", "pageToken");

    private final Evaluations evaluations;
    private final PolicyLookup states;

    EvaluationListRoutes(Evaluations evaluations, PolicyLookup states) {
        this.states = states;
        this.evaluations = evaluations;
    }

    /** The latest first. */
    void list(Context ctx) {
        Query query = new Query(ctx, PARAMETERS);
        Filter filter = filter(ctx, query);
        int size = query.pageSize();
        List<EvaluationRecord> found = evaluations.list(filter, query.pageToken(), size + 1);
        List<EvaluationRecord> page = found.subList(0, Math.min(size, found.size()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode array = json.putArray("evaluations");
        page.forEach(record -> array.add(EvaluationSummaryJson.of(record)));
        if (found.size() > size) {
            json.put("nextPageToken", String.valueOf(page.get(size - 1).seq()));
        }
        Answers.json(ctx, 200, json);
    }

    /** What is asked for; a policy, a revision or a rule that there never was is refused, for it would find nothing. */
    private Filter filter(Context ctx, Query query) {
        Filter filter = new Filter(
                query.text("policy"),
                query.text("period"),
                query.text("revision"),
                query.text("subject"),
                query.text("rule"),
                query.maybe("trial"),
                query.instant("from"),
                query.instant("to"));
        if (filter.from() != null && filter.to() != null && !filter.from().isBefore(filter.to())) {
            throw Query.wrong(new Text("参数 from 应早于 to", "The parameter from must be earlier than to"));
        }
        // A key that is for some policies lists those of one at a time.
        Caller.of(ctx).checkPolicy(Objects.requireNonNullElse(filter.policy(), ""));
        if (filter.policy() != null) {
            states.known(filter.policy());
        }
        if (filter.revision() != null) {
            states.checkRevision(filter.revision());
        }
        String rule = filter.rule();
        if (rule != null && !evaluations.knows(Evaluations.RULE, rule)) {
            states.checkRule(rule, filter.policy());
        }
        return filter;
    }
}
