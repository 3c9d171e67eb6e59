package plumbline.http;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.HttpProblem;
import plumbline.library.Activator;
import plumbline.library.PolicyLibrary;
import plumbline.library.PolicyState;
import plumbline.library.RevisionPacks;
import plumbline.library.pack.Pack;
import plumbline.library.revision.Revisions;
import plumbline.problem.ProblemDetails;
import plumbline.text.PackRejected;
import plumbline.text.Text;

/** Finds the pack that a route's {@code {policy}} names. */
final class PolicyLookup {
    private static final String RETRY_SECONDS = "2";

    private final Activator activator;
    private final PolicyLibrary library;
    private final Revisions revisions;
    private final RevisionPacks packs;

    PolicyLookup(Activator activator) {
        this.activator = activator;
        this.library = activator.library();
        this.revisions = activator.revisions();
        this.packs = activator.packs();
    }

    PolicyState state(Context ctx) {
        return state(ctx.pathParam("policy"));
    }

    private PolicyState state(String id) {
        PolicyState state = library.state(id);
        if (state == null) {
            throw unknown(id);
        }
        return state;
    }

    private HttpProblem unknown(String id) {
        if (activator.isUntried(id)) {
            return HttpProblem.of(
                            503,
                            "policy-loading",
                            new Text(
                                    "方案 " + id + " 正在检查，请稍候",
                                    "The policy " + id + " is being checked; try again shortly"))
                    .retryAfter(RETRY_SECONDS);
        }
        List<String> known = library.states().stream().map(PolicyState::id).toList();
        return HttpProblem.of(ProblemDetails.unknownPolicy(id, known));
    }

    /** The policy's id: one that is served, or was once. */
    String known(Context ctx) {
        return known(ctx.pathParam("policy"));
    }

    String known(String id) {
        if (library.state(id) == null && !revisions.knows(id)) {
            throw unknown(id);
        }
        return id;
    }

    /** Refuses a revision that was never in force. */
    void checkRevision(String revision) {
        if (!revisions.wasInForce(revision)) {
            throw unknownRevision(revision);
        }
    }

    /**
     * Refuses what is no rule of a pack in force.
     *
     * @param policy whose rules are looked at; null for those of all
     */
    void checkRule(String rule, @Nullable String policy) {
        List<String> known = library.states().stream()
                .map(PolicyState::pack)
                .filter(pack ->
                        pack != null && (policy == null || pack.policy().id().equals(policy)))
                .flatMap(pack -> pack.ruleNames().stream())
                .toList();
        if (!known.contains(rule)) {
            throw unknown("rule", rule, known, new Text("规则", "rule"));
        }
    }

    /** What to answer to a name that is none of those known. */
    static HttpProblem unknown(String code, String name, List<String> known, Text kind) {
        return HttpProblem.of(ProblemDetails.unknown(code, name, known, kind));
    }

    /** The pack of this revision, which must be usable; the one in force for null. */
    Pack pack(String policy, @Nullable String revision) {
        return revision == null ? pack(policy) : earlier(known(policy), revision);
    }

    private Pack earlier(String policy, String revision) {
        PolicyState state = library.state(policy);
        if (state != null && state.pack() != null && state.pack().revision().equals(revision)) {
            return state.pack();
        }
        try {
            Pack pack = packs.pack(policy, revision);
            if (pack == null) {
                throw unknownRevision(revision);
            }
            return pack;
        } catch (PackRejected refused) {
            throw notUsable(refused);
        }
    }

    static HttpProblem notUsable(PackRejected refused) {
        return HttpProblem.of(
                        422,
                        "revision-not-usable",
                        new Text(
                                "本版本的服务不再接受这个版本的规则文件",
                                "This version of the service no longer accepts the files of that revision"))
                .withFindings(refused.findings());
    }

    static HttpProblem unknownRevision(String revision) {
        return HttpProblem.of(
                404, "unknown-revision", new Text("没有版本 " + revision, "There is no revision " + revision));
    }

    /** The pack, which must be usable. */
    Pack pack(Context ctx) {
        return pack(ctx.pathParam("policy"));
    }

    private Pack pack(String policy) {
        PolicyState state = state(policy);
        if (state.pack() == null) {
            throw HttpProblem.of(
                            503,
                            "policy-rejected",
                            new Text("方案的文件有错误，尚不能使用", "The policy's files have errors, so it cannot be used yet"))
                    .withFindings(state.findings());
        }
        return state.pack();
    }
}
