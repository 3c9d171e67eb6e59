package plumbline.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.Filter;
import plumbline.audit.record.StoredEvaluation;
import plumbline.explanation.Comparison;
import plumbline.explanation.Impact;
import plumbline.explanation.Run;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.intake.RequestRejected;
import plumbline.library.Activator;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** {@code POST /api/policies/{policy}/impact}: what a draft does to evaluations. */
final class ImpactRoutes {
    /** After so long no further evaluation is begun. */
    private static final Duration TIME = Duration.ofSeconds(30);

    /** Kept evaluations that are looked through for the latest of each period. */
    private static final int MOST_LISTED = 200;

    private final Activator activator;
    private final PolicyLookup states;
    private final StoredAnswers answers;
    private final Evaluations evaluations;

    ImpactRoutes(Activator activator, PolicyLookup states, StoredAnswers answers, Evaluations evaluations) {
        this.activator = activator;
        this.states = states;
        this.answers = answers;
        this.evaluations = evaluations;
    }

    /** Nothing is kept, and nothing comes into force. */
    void run(Context ctx) throws RequestRejected {
        Query.refuseUnknown(ctx, Set.of());
        Pack pack = states.pack(ctx);
        ImpactRequest wanted = ImpactRequest.read(ctx);
        Impact impact = new Impact(draft(pack, wanted), TIME);
        ObjectNode request = wanted.request();
        if (request != null) {
            impact.add(
                    JsonNodeFactory.instance.objectNode().putNull("id"),
                    Run.of(pack, request).side(),
                    request);
        }
        List<String> ids = wanted.evaluations();
        if (ids == null && request == null) {
            ids = latest(pack.policy().id());
        }
        for (String id : ids == null ? List.<String>of() : ids) {
            StoredEvaluation stored = answers.of(ctx, id);
            if (!stored.record().policy().equals(pack.policy().id())) {
                throw HttpProblem.of(
                        422,
                        "another-policy",
                        new Text("评分 " + id + " 用的不是这个方案", "The evaluation " + id + " is of another policy"));
            }
            impact.add(about(stored.record()), side(pack, stored), stored.input());
        }
        Answers.json(ctx, 200, impact.json());
    }

    private Pack draft(Pack pack, ImpactRequest wanted) {
        String policy = pack.policy().id();
        if (wanted.files() == null) {
            return states.pack(policy, wanted.revision());
        }
        PackFolder files = Objects.requireNonNull(activator.revisions().files(policy, pack.revision()));
        try {
            return activator.packs().of(files.with(Objects.requireNonNull(wanted.files())));
        } catch (PackRejected refused) {
            throw HttpProblem.of(
                            422,
                            "rules-rejected",
                            new Text("草稿的文件有错误，不能试算", "The draft has errors and cannot be tried"))
                    .withFindings(refused.findings());
        }
    }

    /** Of each period the latest that is no trial. */
    private List<String> latest(String policy) {
        Filter filter = new Filter(policy, null, null, null, null, false, null, null);
        Map<String, String> byPeriod = new LinkedHashMap<>();
        evaluations
                .list(filter, Long.MAX_VALUE, MOST_LISTED)
                .forEach(record -> byPeriod.putIfAbsent(record.period(), record.id()));
        return byPeriod.values().stream().limit(ImpactRequest.MOST).toList();
    }

    /** Its own declarations name what it holds, where this program still takes them. */
    private Comparison.Side side(Pack pack, StoredEvaluation stored) {
        Pack own;
        try {
            own = states.pack(pack.policy().id(), stored.record().revision());
        } catch (HttpProblem notUsable) {
            own = pack;
        }
        return new Comparison.Side(own.policy(), stored.result(), answers.firings(stored));
    }

    private static ObjectNode about(EvaluationRecord record) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", record.id())
                .put("at", record.at())
                .put("period", record.period())
                .put("revision", record.revision());
    }
}
