package plumbline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import plumbline.http.exchange.Answers;
import plumbline.http.exchange.Bodies;
import plumbline.http.exchange.HttpProblem;
import plumbline.http.exchange.Query;
import plumbline.intake.Problem;
import plumbline.intake.RequestRejected;
import plumbline.library.Activator;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.rules.names.Translation;
import plumbline.text.Finding;
import plumbline.text.PackRejected;
import plumbline.text.Text;
import plumbline.yaml.LocatedTree;

/** {@code …/translation}: the rules of a pack in Chinese names or in codes. Nothing is saved. */
final class TranslationRoutes {
    private final Activator activator;
    private final PolicyLookup states;

    TranslationRoutes(Activator activator, PolicyLookup states) {
        this.activator = activator;
        this.states = states;
    }

    /** The rule files of the folder, with drafts in the place of some. */
    void translate(Context ctx) throws IOException, RequestRejected {
        Query.refuseUnknown(ctx, Set.of());
        String policy = states.state(ctx).id();
        JsonNode json = ChangeSet.JSON.read(Bodies.json(ctx, ChangeSet.MAX_BYTES));
        List<Problem> problems = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!List.of("to", "files").contains(name)) {
                problems.add(new Problem(
                        "/" + LocatedTree.escaped(name), "unknown-member", "没有这个成员", "there is no such member"));
            }
        });
        Translation.Language to = Translation.Language.of(json.path("to").asText());
        if (to == null) {
            problems.add(new Problem("/to", "wrong-text", "应为 zh 或 en", "must be zh or en"));
        }
        SortedMap<String, Optional<byte[]>> drafts = ChangeSet.files(json, problems);
        if (to == null || !problems.isEmpty()) {
            throw HttpProblem.of(422, "invalid-request", new Text("请求不合要求", "The request is not what it should be"))
                    .with(problems);
        }
        PackFolder folder = activator.folder(policy);
        if (folder == null) {
            throw RuleRoutes.gone(policy);
        }
        Answers.json(ctx, 200, json(translated(folder.with(drafts), to), to));
    }

    private static Translation translated(PackFolder folder, Translation.Language to) {
        try {
            return Pack.translated(folder, to);
        } catch (PackRejected rejected) {
            int errors = Finding.errors(rejected.findings());
            throw HttpProblem.of(
                            422,
                            "rules-rejected",
                            new Text(
                                    "规则有 " + errors + " 处问题，改好了才能翻译",
                                    "The rules have " + errors + (errors == 1 ? " fault" : " faults")
                                            + "; mend them first"))
                    .withFindings(rejected.findings());
        }
    }

    private static ObjectNode json(Translation translation, Translation.Language to) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("to", to.code());
        ObjectNode files = json.putObject("files");
        translation.texts().forEach(files::put);
        translation.kept().forEach(json.putArray("kept")::add);
        return json;
    }
}
