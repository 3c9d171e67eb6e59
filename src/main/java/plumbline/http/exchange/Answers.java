package plumbline.http.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import plumbline.text.JsonText;

/** Writes answers. */
public final class Answers {
    private Answers() {}

    public static void json(Context ctx, int status, JsonNode body) {
        json(ctx, status, JsonText.bytes(body));
    }

    /** A body that is JSON already. */
    public static void json(Context ctx, int status, byte[] body) {
        ctx.status(status).contentType("application/json").result(body);
    }

    public static void text(Context ctx, byte[] utf8) {
        ctx.status(200).contentType("text/plain; charset=utf-8").result(utf8);
    }

    public static void problem(Context ctx, HttpProblem problem) {
        String retry = problem.retrySeconds();
        if (retry != null) {
            ctx.header("Retry-After", retry);
        }
        ctx.status(problem.status()).contentType("application/problem+json").result(JsonText.bytes(problem.body()));
    }
}
