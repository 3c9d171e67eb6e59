package plumbline.http;

import io.javalin.http.Context;
import java.util.List;
import plumbline.library.Pack;
import plumbline.library.PolicyLibrary;
import plumbline.library.PolicyLibrary.Shelf;
import plumbline.policy.NearestName;
import plumbline.policy.Text;

/** Finds the pack that a route's {@code {policy}} names. */
final class Shelves {
    private final PolicyLibrary library;

    Shelves(PolicyLibrary library) {
        this.library = library;
    }

    PolicyLibrary library() {
        return library;
    }

    Shelf shelf(Context ctx) {
        String id = ctx.pathParam("policy");
        Shelf shelf = library.shelf(id);
        if (shelf == null) {
            List<String> known = library.shelves().stream().map(Shelf::id).toList();
            String nearest = NearestName.to(id, known);
            throw HttpProblem.of(
                    404,
                    "unknown-policy",
                    nearest == null
                            ? new Text("没有这个方案：" + id, "There is no policy " + id)
                            : new Text(
                                    "没有方案 " + id + "，是不是 " + nearest + "？",
                                    "There is no policy " + id + "; did you mean " + nearest + "?"));
        }
        return shelf;
    }

    /** The pack, which must be usable. */
    Pack pack(Context ctx) {
        Shelf shelf = shelf(ctx);
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
