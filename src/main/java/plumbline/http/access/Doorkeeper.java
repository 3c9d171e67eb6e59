package plumbline.http.access;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Text;

/** Lets in whoever has a key for a route. Thread-safe. */
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
    private final Need need;

    public Doorkeeper(Keys keys, Need need) {
        this.keys = keys;
        this.need = need;
    }

    /** Refuses the request unless its key opens the route. */
    public void admit(Context ctx, Access access) {
        if (access.isPublic()) {
            return;
        }
        Caller caller = caller(ctx);
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
            return keys.caller(authorization.substring(SCHEME.length()).strip())
                    .orElseThrow(() -> asking(
                            ctx,
                            HttpProblem.of(
                                    401,
                                    "wrong-key",
                                    new Text("没有这把钥匙，或已作废", "There is no such key, or it was revoked"))));
        }
        if (need == Need.NEVER || (need == Need.ONCE_THERE_IS_ONE && !keys.areUsed())) {
            return Caller.ANYBODY;
        }
        throw asking(
                ctx,
                HttpProblem.of(
                        401,
                        "key-required",
                        new Text("请带上钥匙：Authorization: Bearer pl_…", "Send a key: Authorization: Bearer pl_…")));
    }

    private static HttpProblem asking(Context ctx, HttpProblem problem) {
        ctx.header("WWW-Authenticate", "Bearer");
        return problem;
    }
}
