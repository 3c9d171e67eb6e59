package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.text.PackLimits;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/**
 * A draft, and what it is tried on.
 *
 * @param files changed from those in force; null where a revision is named
 * @param revision null where files are given
 * @param evaluations ids of kept ones; null for the latest of each period
 * @param request null for none
 */
record ImpactRequest(
        @Nullable SortedMap<String, Optional<byte[]>> files,
        @Nullable String revision,
        @Nullable List<String> evaluations,
        @Nullable ObjectNode request) {
    /** Kept evaluations that one call can ask for. */
    static final int MOST = 50;

    private static final int MAX_BYTES = 2 * PackLimits.BYTES;
    private static final StrictJson JSON = new StrictJson(MAX_BYTES, PackLimits.FILE_BYTES);
    private static final List<String> MEMBERS = List.of("files", "revision", "evaluations", "request");

    static ImpactRequest read(Context ctx) throws RequestRejected {
        JsonNode json = JSON.read(Bodies.json(ctx, MAX_BYTES));
        List<Problem> problems = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                problems.add(new Problem(
                        "/" + LocatedTree.escaped(name), "unknown-member", "没有这个成员", "there is no such member"));
            }
        });
        boolean isRevision = json.path("revision").isTextual();
        boolean isDraft = json.path("files").isObject() && !json.path("files").isEmpty();
        if (isRevision == json.has("files") || (json.has("files") && !isDraft)) {
            problems.add(new Problem(
                    "/files",
                    "required",
                    "files（文件名对应新的内容，null 表示删除）和 revision（版本）写一个",
                    "give either files (file names with their new texts, or null to delete a file) or a revision"));
        }
        SortedMap<String, Optional<byte[]>> files = json.has("files") ? ChangeSet.files(json, problems) : null;
        List<String> ids = json.has("evaluations") ? ids(json.path("evaluations"), problems) : null;
        JsonNode request = json.path("request");
        if (json.has("request") && !request.isObject()) {
            problems.add(new Problem("/request", "wrong-type", "应为对象", "must be an object"));
        }
        if (!problems.isEmpty()) {
            throw HttpProblem.of(
                            422,
                            "invalid-request",
                            new Text(
                                    "请求有 " + problems.size() + " 处不合要求",
                                    "The request has " + problems.size()
                                            + (problems.size() == 1 ? " fault" : " faults")))
                    .with(problems);
        }
        return new ImpactRequest(
                files,
                isRevision ? json.path("revision").textValue() : null,
                ids,
                request instanceof ObjectNode object ? object : null);
    }

    private static List<String> ids(JsonNode list, List<Problem> problems) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.asText()));
        if (!list.isArray() || ids.size() > MOST) {
            problems.add(new Problem(
                    "/evaluations",
                    "wrong-type",
                    "应为评分编号的列表，最多 " + MOST + " 个",
                    "must be a list of at most " + MOST + " ids of evaluations"));
        }
        return ids;
    }
}
