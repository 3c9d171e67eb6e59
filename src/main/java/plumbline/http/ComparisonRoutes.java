package plumbline.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.Objects;
import java.util.Set;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.StoredEvaluation;
import plumbline.explanation.Causes;
import plumbline.explanation.Comparison;
import plumbline.explanation.Run;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.library.pack.Pack;
import plumbline.library.revision.Difference;
import plumbline.library.revision.Revisions;
import plumbline.text.Text;

/** {@code /api/evaluations/{id}/comparison?with=}: what is different from another evaluation, and why. */
final class ComparisonRoutes {
    private final StoredAnswers answers;
    private final PolicyLookup states;
    private final Revisions revisions;

    ComparisonRoutes(StoredAnswers answers, PolicyLookup states, Revisions revisions) {
        this.answers = answers;
        this.states = states;
        this.revisions = revisions;
    }

    /** The other one is what it is compared from. */
    void read(Context ctx) {
        String with = new Query(ctx, Set.of("with")).text("with");
        if (with == null) {
            throw Query.wrong(
                    new Text("参数 with 应为另一次评分的编号", "The parameter with must be the id of the other evaluation"));
        }
        StoredEvaluation after = answers.named(ctx);
        StoredEvaluation before = answers.of(ctx, with);
        String policy = after.record().policy();
        if (!before.record().policy().equals(policy)) {
            throw HttpProblem.of(
                    422,
                    "another-policy",
                    new Text(
                            "两次评分用的不是同一个方案：" + before.record().policy() + "、" + policy,
                            "The two evaluations are of different policies: "
                                    + before.record().policy() + " and " + policy));
        }
        Pack was = states.pack(policy, before.record().revision());
        Pack is = states.pack(policy, after.record().revision());
        Causes causes = new Causes(is.policy(), before.input(), after.input(), input -> Run.answer(is, input));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("before", about(before));
        json.set("after", about(after));
        boolean isSameRules = was.revision().equals(is.revision());
        json.put("sameRules", isSameRules);
        json.put("sameInput", before.record().input().equals(after.record().input()));
        if (isSameRules) {
            json.putNull("rulesDifference");
        } else {
            json.set(
                    "rulesDifference",
                    Difference.between(
                                    Objects.requireNonNull(revisions.files(policy, was.revision())),
                                    Objects.requireNonNull(revisions.files(policy, is.revision())))
                            .json());
        }
        json.set("context", causes.context(before.input(), after.input()));
        json.setAll(Comparison.of(side(was, before), side(is, after), causes));
        Answers.json(ctx, 200, json);
    }

    private Comparison.Side side(Pack pack, StoredEvaluation stored) {
        return new Comparison.Side(pack.policy(), stored.result(), answers.firings(stored));
    }

    private static ObjectNode about(StoredEvaluation stored) {
        EvaluationRecord record = stored.record();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", record.id())
                .put("at", record.at())
                .put("period", record.period())
                .put("revision", record.revision())
                .put("trial", record.trial());
    }
}
