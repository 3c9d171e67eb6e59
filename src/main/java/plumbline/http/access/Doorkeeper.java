package plumbline.http.access;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.RequestLog;
import plumbline.http.exchange.Sites;
import plumbline.text.Text;

/** Lets in whoever has a key for a route, or has signed in by one. Thread-safe. */
public final class Doorkeeper {
    private static final String SCHEME = "bearer ";

    /** When a key is needed. */
    public enum Need {
        /** Always. */
        ALWAYS,
        /** Once there is one. */
        ONCE_THERE_IS_ONE,
        /** Never. */
        NEVER
    }

    private final Keys keys;
    private final Sessions sessions;
    private final Need need;
    private final RateLimit limit;

    public Doorkeeper(Keys keys, Sessions sessions, Need need, RateLimit limit) {
        this.keys = keys;
        this.sessions = sessions;
        this.need = need;
        this.limit = limit;
    }

    /** Refuses the request unless its key opens the route. */
    public void admit(Context ctx, Access access) {
        if (access.isPublic()) {
            return;
        }
        Caller caller;
        try {
            caller = caller(ctx);
        } catch (HttpProblem refused) {
            ctx.header("WWW-Authenticate", "Bearer");
            throw refused;
        }
        RequestLog.caller(ctx, caller.name());
        limit.take(caller.name());
        Set<Role> needed = "true".equals(ctx.queryParam("dryRun")) ? access.dryRun() : access.roles();
        if (Collections.disjoint(caller.roles(), needed)) {
            String roles = needed.stream().map(Role::code).sorted().collect(Collectors.joining(", "));
            throw HttpProblem.of(
                    403,
                    "not-allowed",
                    new Text("这把钥匙的角色不能做这件事；可以的角色：" + roles, "This key's roles do not allow it; these do: " + roles));
        }
        String policy = ctx.pathParamMap().get("policy");
        if (policy != null) {
            caller.checkPolicy(policy);
        }
        caller.into(ctx);
    }

    private Caller caller(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return keys.caller(authorization.substring(SCHEME.length()).strip()).orElseThrow(Doorkeeper::wrongKey);
        }
        String secret = SessionRoutes.cookie(ctx);
        Sessions.Session session = secret == null ? null : sessions.find(secret).orElse(null);
        if (session != null) {
            Sites.refuseUnlessOwn(ctx);
            return session.caller();
        }
        if (need == Need.NEVER || (need == Need.ONCE_THERE_IS_ONE && !keys.areUsed())) {
            return Caller.ANYBODY;
        }
        throw HttpProblem.of(
                401,
                "key-required",
                new Text(
                        "请带上钥匙：Authorization: Bearer pl_…，或先登录", "Send a key: Authorization: Bearer pl_…, or sign in"));
    }

    static HttpProblem wrongKey() {
        return HttpProblem.of(401, "wrong-key", new Text("没有这把钥匙，或已作废", "There is no such key, or it was revoked"));
    }
}
