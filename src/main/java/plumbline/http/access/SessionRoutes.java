package plumbline.http.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.text.Text;

/**
 * {@code /api/session}: signing in and out with a browser, which keeps the session in a cookie that neither a page's script
 * can read nor another site's page can send. Thread-safe.
 */
public final class SessionRoutes {
    private static final String COOKIE = "plumbline-session";
    private static final int MAX_BYTES = 4_096;
    private static final StrictJson JSON = new StrictJson(MAX_BYTES, MAX_BYTES);

    private final Sessions sessions;

    public SessionRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The secret that the browser sends; null when it sends none. */
    static @Nullable String cookie(Context ctx) {
        return ctx.cookie(COOKIE);
    }

    /** Who asks, and what for. */
    public void read(Context ctx) {
        Caller caller = Caller.of(ctx);
        String secret = cookie(ctx);
        Sessions.Session session = secret == null ? null : sessions.find(secret).orElse(null);
        Answers.json(ctx, 200, json(session != null && session.caller().equals(caller) ? session : null, caller));
    }

    /** Signs in: {@code {"key"}}. */
    public void open(Context ctx) throws RequestRejected {
        JsonNode asked = JSON.read(Bodies.json(ctx, MAX_BYTES));
        if (asked.size() != 1 || !asked.path("key").isTextual()) {
            throw new RequestRejected(
                    RequestRejected.Kind.INVALID,
                    List.of(new Problem(
                            "/key",
                            "wrong-type",
                            "应为 {\"key\": \"pl_…\"}，只有这一项",
                            "the request must be {\"key\": \"pl_…\"} and nothing else")));
        }
        Sessions.Session session =
                sessions.open(asked.path("key").textValue().strip()).orElseThrow(Doorkeeper::wrongKey);
        put(ctx, session);
        Answers.json(ctx, 201, json(session, session.caller()));
    }

    /** Signs in by the ticket of a link, and leads to the pages. */
    public void redeem(Context ctx) {
        String ticket = Objects.requireNonNullElse(ctx.queryParam("ticket"), "");
        Sessions.Session session = sessions.redeem(ticket)
                .orElseThrow(() -> HttpProblem.of(
                        401,
                        "wrong-ticket",
                        new Text(
                                "这个链接已经用过、过期或不完整；请用钥匙登录",
                                "This link was used before, has expired or is incomplete; sign in with a key")));
        put(ctx, session);
        ctx.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Signs out. */
    public void close(Context ctx) {
        String secret = cookie(ctx);
        if (secret != null) {
            sessions.close(secret);
        }
        put(ctx, "", 0);
        ctx.status(204);
    }

    private static void put(Context ctx, Sessions.Session session) {
        put(ctx, Objects.requireNonNull(session.secret()), (int) Sessions.LIFE.toSeconds());
    }

    private static void put(Context ctx, String value, int seconds) {
        // A proxy with TLS says that the browser came over it; whoever only claims that loses his own cookie.
        boolean isSecure = "https".equalsIgnoreCase(ctx.header("X-Forwarded-Proto"));
        ctx.cookie(new Cookie(COOKIE, value, "/", seconds, isSecure, true, null, SameSite.STRICT));
        ctx.header("Cache-Control", "no-store");
    }

    private static ObjectNode json(Sessions.@Nullable Session session, Caller caller) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("caller", caller.name());
        var roles = json.putArray("roles");
        caller.roles().stream().map(Role::code).sorted().forEach(roles::add);
        var policies = json.putArray("policies");
        caller.policies().stream().sorted().forEach(policies::add);
        return json.put("expires", session == null ? null : session.expires().toString());
    }
}
