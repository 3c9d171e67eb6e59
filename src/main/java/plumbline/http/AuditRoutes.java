package plumbline.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import plumbline.audit.Audit;
import plumbline.audit.Verification;
import plumbline.http.exchange.Accept;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.text.Text;

/** {@code /api/audit}: the proof that what is kept is what it was. */
final class AuditRoutes {
    static final List<String> KEY_TYPES = List.of("application/x-pem-file", "text/plain");

    private static final String RETRY_SECONDS = "10";

    private final Audit audit;
    private final Semaphore verifying = new Semaphore(1);

    AuditRoutes(Audit audit) {
        this.audit = audit;
    }

    /** The end of the journal, signed: whoever keeps it can find out later whether anything before it was changed. */
    void head(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        Answers.json(ctx, 200, audit.head());
    }

    /** Checks all that is kept, which takes both cores for as long as it lasts: one at a time. */
    void verify(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        if (!verifying.tryAcquire()) {
            throw HttpProblem.of(
                            429,
                            "verification-running",
                            new Text("正在核对，请稍后再试", "A verification is already running; try again later"))
                    .retryAfter(RETRY_SECONDS);
        }
        try {
            Answers.json(ctx, 200, Verification.of(audit.store(), List.of()).json());
        } finally {
            verifying.release();
        }
    }

    /** The public key, by which signatures are checked. */
    void key(Context ctx) {
        Query.refuseUnknown(ctx, Set.of());
        byte[] pem = audit.signer().verificationKey().pem().getBytes(StandardCharsets.US_ASCII);
        Answers.bytes(ctx, 200, Accept.chosen(ctx), pem);
    }
}
