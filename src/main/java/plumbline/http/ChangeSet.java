package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Change;
import plumbline.library.revision.Edits;
import plumbline.text.PackLimits;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/**
 * Several edits that belong together, as they are sent: {@code {"author", "message", "files": {name: text or null}}}.
 *
 * @param edits a file with null goes
 */
record ChangeSet(Change change, Edits edits) {
    static final int MAX_BYTES = PackLimits.BYTES;
    static final StrictJson JSON = new StrictJson(MAX_BYTES, PackLimits.FILE_BYTES);

    static ChangeSet read(Context ctx) throws RequestRejected {
        return of(JSON.read(Bodies.json(ctx, MAX_BYTES)), Caller.of(ctx).name());
    }

    private static ChangeSet of(JsonNode json, @Nullable String caller) {
        List<Problem> problems = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of("author", "message", "files").contains(name)) {
                problems.add(new Problem(
                        "/" + LocatedTree.escaped(name), "unknown-member", "没有这个成员", "there is no such member"));
            }
        });
        String author = line(json, "author", problems);
        String message = line(json, "message", problems);
        if (!json.path("files").isObject() || json.path("files").isEmpty()) {
            problems.add(new Problem(
                    "/files",
                    "required",
                    "应为对象：文件名对应新的内容，null 表示删除",
                    "an object that maps file names to their new texts, or to null to delete a file"));
        }
        SortedMap<String, Optional<byte[]>> files = files(json, problems);
        if (!problems.isEmpty()) {
            throw HttpProblem.of(
                            422,
                            "invalid-request",
                            new Text(
                                    "改动有 " + problems.size() + " 处不合要求，没有保存",
                                    "The change has " + problems.size() + " faults; nothing was saved"))
                    .with(problems);
        }
        return new ChangeSet(new Change(Change.Origin.API, caller, author, message), new Edits(files));
    }

    /** The texts of the files that are given; nothing for one that goes. */
    static SortedMap<String, Optional<byte[]>> files(JsonNode json, List<Problem> problems) {
        SortedMap<String, Optional<byte[]>> files = new TreeMap<>();
        json.path("files").properties().forEach(file -> {
            String place = "/files/" + LocatedTree.escaped(file.getKey());
            JsonNode text = file.getValue();
            if (!PackFolder.isOfAPack(file.getKey())) {
                problems.add(new Problem(
                        place,
                        "wrong-file-name",
                        "文件名应为 policy.yaml、名称.drl 或 tests/名称.yaml",
                        "a file is named policy.yaml, <name>.drl or tests/<name>.yaml"));
            } else if (!text.isTextual() && !text.isNull()) {
                problems.add(new Problem(place, "wrong-type", "应为文本或 null", "must be a text or null"));
            } else {
                files.put(
                        file.getKey(),
                        text.isNull()
                                ? Optional.empty()
                                : Optional.of(text.textValue().getBytes(StandardCharsets.UTF_8)));
            }
        });
        return files;
    }

    private static @Nullable String line(JsonNode json, String name, List<Problem> problems) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || !Query.isLine(value.textValue())) {
            problems.add(new Problem(
                    "/" + name,
                    "wrong-text",
                    "应为不超过 " + Query.MAX_LINE + " 个字的文本，不含控制字符",
                    "must be a text of at most " + Query.MAX_LINE + " characters, without control characters"));
            return null;
        }
        return value.textValue();
    }
}
