package plumbline.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.http.json.RevisionJson;
import plumbline.library.Activator;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Activation;
import plumbline.library.revision.Difference;
import plumbline.library.revision.Revisions;
import plumbline.text.Text;

/** {@code …/revisions}: what was in force when, and what was different then. */
final class RevisionRoutes {
    private final Revisions revisions;
    private final PolicyLookup states;

    RevisionRoutes(Activator activator, PolicyLookup states) {
        this.revisions = activator.revisions();
        this.states = states;
    }

    /** The history, the latest first. */
    void list(Context ctx) {
        Query query = new Query(ctx, Set.of("pageSize", "pageToken"));
        String policy = states.known(ctx);
        int size = query.pageSize();
        List<Activation> found = revisions.history(policy, query.pageToken(), size + 1);
        List<Activation> page = found.subList(0, Math.min(size, found.size()));
        String active = revisions.active(policy);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("policy", policy);
        ArrayNode array = json.putArray("revisions");
        page.forEach(activation -> array.add(RevisionJson.activation(activation, active)));
        if (found.size() > size) {
            json.put("nextPageToken", String.valueOf(page.get(size - 1).seq()));
        }
        Answers.json(ctx, 200, json);
    }

    /** The files of one revision. */
    void read(Context ctx) {
        String policy = states.known(ctx);
        PackFolder folder = files(policy, ctx.pathParam("revision"));
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policy", policy)
                .put("revision", folder.revision())
                .put("active", folder.revision().equals(revisions.active(policy)));
        ArrayNode files = json.putArray("files");
        folder.files().forEach((name, bytes) -> files.add(RevisionJson.file(name, bytes)));
        Answers.json(ctx, 200, json);
    }

    /** One file of one revision. */
    void file(Context ctx) {
        String name = ctx.pathParam("file");
        byte[] bytes =
                files(states.known(ctx), ctx.pathParam("revision")).files().get(name);
        if (bytes == null) {
            throw HttpProblem.of(404, "unknown-file", new Text("没有文件 " + name, "There is no file " + name));
        }
        Answers.text(ctx, bytes);
    }

    /** What is different from the revision before, or from the one that is named. */
    void diff(Context ctx) {
        Query query = new Query(ctx, Set.of("from"));
        String policy = states.known(ctx);
        PackFolder after = files(policy, ctx.pathParam("revision"));
        @Nullable String named = query.text("from");
        @Nullable String from = named == null ? revisions.before(policy, after.revision()) : named;
        Difference difference = Difference.between(from == null ? null : files(policy, from), after);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("policy", policy);
        json.put("from", from).put("to", after.revision());
        json.setAll(difference.json());
        json.put("unified", difference.unified());
        Answers.json(ctx, 200, json);
    }

    private PackFolder files(String policy, String revision) {
        PackFolder folder = revisions.files(policy, revision);
        if (folder == null) {
            throw PolicyLookup.unknownRevision(revision);
        }
        return folder;
    }
}
