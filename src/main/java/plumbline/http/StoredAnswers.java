package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.javalin.http.Context;
import plumbline.audit.Audit;
import plumbline.audit.record.StoredEvaluation;
import plumbline.evaluation.Explain;
import plumbline.http.access.Caller;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Text;

/** Finds stored evaluations and what they were made of. Thread-safe. */
final class StoredAnswers {
    private final Audit audit;

    StoredAnswers(Audit audit) {
        this.audit = audit;
    }

    /** The evaluation that the route's {@code {id}} names. */
    StoredEvaluation named(Context ctx) {
        return of(ctx, ctx.pathParam("id"));
    }

    /** The evaluation of the id, if the caller may see it. */
    StoredEvaluation of(Context ctx, String id) {
        StoredEvaluation stored = audit.evaluations().find(id);
        if (stored == null || !Caller.of(ctx).mayUse(stored.record().policy())) {
            throw HttpProblem.of(
                    404, "unknown-evaluation", new Text("没有存档的评分 " + id, "There is no stored evaluation " + id));
        }
        return stored;
    }

    /** The answer that was given, to the byte. */
    byte[] answer(StoredEvaluation stored, Explain explain) {
        return stored.answer(
                explain, explain == Explain.FULL ? audit.evaluations().trace(stored.record()) : null);
    }

    ArrayNode firings(StoredEvaluation stored) {
        return audit.evaluations().firings(stored.record());
    }
}
