package plumbline.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.audit.record.StoredEvaluation;
import plumbline.http.appeal.AppealPage;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Query;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** {@code /api/evaluations/{id}/subjects/{subject}/appeal}: to one of those who were evaluated, how it came out. */
final class AppealRoutes {
    private static final String PAGE = "text/html";

    static final List<String> TYPES = List.of("application/json", PAGE);

    private final Audit audit;
    private final StoredAnswers answers;

    AppealRoutes(Audit audit, StoredAnswers answers) {
        this.audit = audit;
        this.answers = answers;
    }

    /** As JSON, or as a page to be printed when that is asked for. */
    void read(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        StoredEvaluation stored = answers.named(ctx);
        String subject = ctx.pathParam("subject");
        ObjectNode appeal = appeal(stored, subject);
        if (appeal == null) {
            throw PolicyLookup.unknown("subject", subject, stored.record().subjects(), new Text("评分对象", "subject"));
        }
        if (Accept.chosen(ctx).equals(PAGE)) {
            ctx.header("Content-Security-Policy", AppealPage.CONTENT_SECURITY_POLICY);
            ctx.header("Referrer-Policy", "no-referrer");
            String page = AppealPage.of(appeal, audit.signer().verificationKey().id());
            Answers.bytes(ctx, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
        } else {
            Answers.json(ctx, 200, appeal);
        }
    }

    private @Nullable ObjectNode appeal(StoredEvaluation stored, String subject) {
        try {
            return audit.appeals().of(stored, subject);
        } catch (PackRejected refused) {
            throw PolicyLookup.notUsable(refused);
        }
    }
}
