package plumbline.http.access;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.HttpProblem;
import plumbline.text.Text;

/**
 * Who asks.
 *
 * @param name of the key, which stands in every record; null when no key is needed
 * @param policies those that the key is for; empty for all
 */
public record Caller(@Nullable String name, Set<Role> roles, Set<String> policies) {
    /** Anybody, where no key is needed. */
    static final Caller ANYBODY = new Caller(null, Set.of(Role.ADMIN), Set.of());

    private static final String ATTRIBUTE = "caller";

    void into(Context ctx) {
        ctx.attribute(ATTRIBUTE, this);
    }

    /** Who sent the request; anybody on a route that is for everybody. */
    public static Caller of(Context ctx) {
        return Objects.requireNonNullElse(ctx.attribute(ATTRIBUTE), ANYBODY);
    }

    /**
     * Refuses to put into force what the caller has written himself, unless he may do everything.
     *
     * @param author who is stated as the author; null for nobody, which is the caller
     */
    public void checkAuthor(@Nullable String author) {
        if (name != null && !roles.contains(Role.ADMIN) && (author == null || author.equals(name))) {
            throw HttpProblem.of(
                    403,
                    "own-change",
                    new Text(
                            "启用的人不能是写的人；请用 author 写明是谁写的",
                            "Whoever puts a change into force must not be its author; state the author as author"));
        }
    }

    /** Whether the key is for the policy. */
    public boolean mayUse(String policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /** Refuses a policy that the key is not for. */
    public void checkPolicy(String policy) {
        if (!mayUse(policy)) {
            throw HttpProblem.of(
                    403, "not-allowed", new Text("这把钥匙不能用于方案 " + policy, "This key is not for the policy " + policy));
        }
    }
}
