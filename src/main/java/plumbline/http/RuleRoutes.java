package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plumbline.evaluation.FindingJson;
import plumbline.http.access.Caller;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Preconditions;
import plumbline.http.exchange.Query;
import plumbline.http.json.RevisionJson;
import plumbline.intake.RequestRejected;
import plumbline.library.Activator;
import plumbline.library.PolicyState;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Change;
import plumbline.library.revision.Edits;
import plumbline.library.trial.Trial;
import plumbline.text.Finding;
import plumbline.text.PackLimits;
import plumbline.text.Sha256;
import plumbline.text.Text;

/** {@code …/rules} and {@code …/changes}: the files of a pack, read and edited. */
final class RuleRoutes {
    private static final Set<String> EDIT = Set.of("dryRun", "author", "message");

    private static final Set<String> TEXTS =
            Set.of("text/plain", "application/yaml", "text/yaml", "application/octet-stream");

    private final Activator activator;
    private final PolicyLookup states;

    RuleRoutes(Activator activator, PolicyLookup states) {
        this.activator = activator;
        this.states = states;
    }

    /** The files as they lie in the folder, with what is wrong with them. */
    void list(Context ctx) throws IOException {
        Query.refuseUnknown(ctx, Set.of());
        PolicyState state = states.state(ctx);
        PackFolder folder = folder(ctx);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("policy", state.id());
        json.put("revision", state.pack() == null ? null : state.pack().revision());
        json.put("folderRevision", folder.revision());
        json.put("status", state.status().code());
        ArrayNode files = json.putArray("files");
        folder.files().forEach((name, bytes) -> {
            files.add(RevisionJson.file(name, bytes).put("etag", Preconditions.tag(Sha256.of(bytes))));
        });
        json.set("findings", FindingJson.of(state.findings()));
        ctx.header("ETag", Preconditions.tag(folder.revision()));
        Answers.json(ctx, 200, json);
    }

    /** One file. */
    void read(Context ctx) throws IOException {
        states.state(ctx);
        String name = name(ctx);
        byte[] bytes = folder(ctx).files().get(name);
        if (bytes == null) {
            throw unknownFile(name);
        }
        ctx.header("ETag", Preconditions.tag(Sha256.of(bytes)));
        Answers.text(ctx, bytes);
    }

    void write(Context ctx) throws IOException {
        Query query = new Query(ctx, EDIT);
        String name = name(ctx);
        byte[] bytes = Bodies.of(ctx, TEXTS, PackLimits.FILE_BYTES);
        edit(ctx, query, name, Optional.of(bytes));
    }

    void delete(Context ctx) throws IOException {
        edit(ctx, new Query(ctx, EDIT), name(ctx), Optional.empty());
    }

    private void edit(Context ctx, Query query, String name, Optional<byte[]> bytes) throws IOException {
        SortedMap<String, Optional<byte[]>> file = new TreeMap<>();
        file.put(name, bytes);
        Change change = change(ctx, Change.Origin.API, query);
        answer(ctx, query.flag("dryRun"), change, folder -> {
            byte[] before = folder.files().get(name);
            Preconditions.check(ctx, before == null ? null : Sha256.of(before));
            if (before == null && bytes.isEmpty()) {
                throw unknownFile(name);
            }
            return new Edits(file);
        });
    }

    /** Several files that come into force as a whole, or not at all. */
    void change(Context ctx) throws IOException, RequestRejected {
        Query query = new Query(ctx, Set.of("dryRun"));
        ChangeSet changes = ChangeSet.read(ctx);
        answer(ctx, query.flag("dryRun"), changes.change(), folder -> {
            Preconditions.check(ctx, folder.revision());
            return changes.edits();
        });
    }

    /** Puts an earlier revision's files back. */
    void restore(Context ctx) throws IOException {
        Query query = new Query(ctx, EDIT);
        String policy = states.state(ctx).id();
        String revision = ctx.pathParam("revision");
        PackFolder earlier = activator.revisions().files(policy, revision);
        if (earlier == null) {
            throw PolicyLookup.unknownRevision(revision);
        }
        Change change = change(ctx, Change.Origin.RESTORE, query);
        answer(ctx, query.flag("dryRun"), change, folder -> {
            if (ctx.header("If-Match") != null) {
                Preconditions.check(ctx, folder.revision());
            }
            return Edits.from(folder, earlier);
        });
    }

    private static Change change(Context ctx, Change.Origin origin, Query query) {
        return new Change(origin, Caller.of(ctx).name(), query.line("author"), query.line("message"));
    }

    private void answer(Context ctx, boolean dryRun, Change change, Function<PackFolder, Edits> edits)
            throws IOException {
        if (!dryRun) {
            Caller.of(ctx).checkAuthor(change.author());
        }
        String policy = states.state(ctx).id();
        String before = activator.revisions().active(policy);
        @Nullable
        Trial trial = activator.change(policy, folder -> writable(folder, edits.apply(folder), dryRun), change, dryRun);
        if (trial == null) {
            throw gone(policy);
        }
        if (!trial.isGreen()) {
            int errors = Finding.errors(trial.findings());
            throw HttpProblem.of(
                            422,
                            "rules-rejected",
                            new Text(
                                    "改动有 " + errors + " 处问题，没有保存，也没有启用",
                                    "The change has " + errors + (errors == 1 ? " fault" : " faults")
                                            + "; it was neither saved nor put into force"))
                    .withFindings(trial.findings());
        }
        ctx.header("ETag", Preconditions.tag(trial.folder().revision()));
        Answers.json(ctx, 200, RevisionJson.trial(trial, before, dryRun));
    }

    /** The edits, which must not lead through a link or over what could not be read; to try them does no harm. */
    private static Edits writable(PackFolder folder, Edits edits, boolean dryRun) {
        List<Finding> obstacles = dryRun ? List.of() : edits.obstacles(folder);
        if (!obstacles.isEmpty()) {
            Finding first = obstacles.get(0);
            throw HttpProblem.of(
                            409,
                            "not-writable",
                            new Text(
                                    "没有保存，也没有启用。" + first.file() + "："
                                            + first.message().zh(),
                                    "Nothing was saved or put into force. " + first.file() + ": "
                                            + first.message().en()))
                    .withFindings(obstacles);
        }
        return edits;
    }

    private PackFolder folder(Context ctx) throws IOException {
        String policy = ctx.pathParam("policy");
        PackFolder folder = activator.folder(policy);
        if (folder == null) {
            throw gone(policy);
        }
        return folder;
    }

    private static String name(Context ctx) {
        String name = ctx.pathParam("file");
        if (!PackFolder.isOfAPack(name)) {
            throw HttpProblem.of(
                    422,
                    "wrong-file-name",
                    new Text(
                            "文件名应为 policy.yaml、名称.drl 或 tests/名称.yaml：" + name,
                            "A file is named policy.yaml, <name>.drl or tests/<name>.yaml, not " + name));
        }
        return name;
    }

    private static HttpProblem unknownFile(String name) {
        return HttpProblem.of(404, "unknown-file", new Text("没有文件 " + name, "There is no file " + name));
    }

    static HttpProblem gone(String policy) {
        return HttpProblem.of(
                409,
                "no-folder",
                new Text("方案 " + policy + " 的文件夹不在了", "The folder of the policy " + policy + " is gone"));
    }
}
