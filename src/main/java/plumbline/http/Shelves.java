package plumbline.http;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.library.Activator;
import plumbline.library.Pack;
import plumbline.library.PolicyLibrary;
import plumbline.library.RevisionPacks;
import plumbline.library.Revisions;
import plumbline.library.Shelf;
import plumbline.policy.NearestName;
import plumbline.policy.PackRejected;
import plumbline.policy.Text;

/** Finds the pack that a route's {@code {policy}} names. */
final class Shelves {
    private static final String RETRY_SECONDS = "2";

    private final Activator activator;
    private final PolicyLibrary library;
    private final Revisions revisions;
    private final RevisionPacks packs;

    Shelves(Activator activator) {
        this.activator = activator;
        this.library = activator.library();
        this.revisions = activator.revisions();
        this.packs = activator.packs();
    }

    Shelf shelf(Context ctx) {
        return shelf(ctx.pathParam("policy"));
    }

    private Shelf shelf(String id) {
        Shelf shelf = library.shelf(id);
        if (shelf == null) {
            throw unknown(id);
        }
        return shelf;
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
        List<String> known = library.shelves().stream().map(Shelf::id).toList();
        String nearest = NearestName.to(id, known);
        return HttpProblem.of(
                404,
                "unknown-policy",
                nearest == null
                        ? new Text("没有这个方案：" + id, "There is no policy " + id)
                        : new Text(
                                "没有方案 " + id + "，是不是 " + nearest + "？",
                                "There is no policy " + id + "; did you mean " + nearest + "?"));
    }

    /** The policy's id: one that is served, or was once. */
    String known(Context ctx) {
        String id = ctx.pathParam("policy");
        if (library.shelf(id) == null && !revisions.knows(id)) {
            throw unknown(id);
        }
        return id;
    }

    /** The pack of this revision, which must be usable; the one in force when there is none given. */
    Pack pack(Context ctx, @Nullable String revision) {
        return revision == null ? pack(ctx) : earlier(known(ctx), revision);
    }

    private Pack earlier(String policy, String revision) {
        Shelf shelf = library.shelf(policy);
        if (shelf != null && shelf.pack() != null && shelf.pack().revision().equals(revision)) {
            return shelf.pack();
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
                                "This version of the service no longer takes the files of that revision"))
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

    /** The pack of the policy, which must be usable. */
    Pack pack(String policy) {
        Shelf shelf = shelf(policy);
        if (shelf.pack() == null) {
            throw HttpProblem.of(
                            503,
                            "policy-rejected",
                            new Text("方案的文件有错误，尚不能使用", "The policy's files have errors, so it cannot be used yet"))
                    .withFindings(shelf.findings());
        }
        return shelf.pack();
    }
}
