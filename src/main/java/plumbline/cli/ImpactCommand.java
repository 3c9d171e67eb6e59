package plumbline.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.Filter;
import plumbline.audit.record.StoredEvaluation;
import plumbline.explanation.Comparison;
import plumbline.explanation.Impact;
import plumbline.explanation.Run;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.revision.Revisions;
import plumbline.library.trial.KeptFiles;
import plumbline.library.trial.Workshop;
import plumbline.store.Store;
import plumbline.text.JsonText;
import plumbline.text.PackRejected;

/** {@code plumbline impact}. */
@Command(
        name = "impact",
        description = "草稿或某个版本对已存档的评分、或对一份请求的影响。What a draft or a revision does to kept evaluations or to a request.",
        mixinStandardHelpOptions = true)
final class ImpactCommand implements Callable<Integer> {
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final int MOST_LISTED = 200;

    @Mixin
    private RulesOption rules = new RulesOption();

    @Mixin
    private DataOption data = new DataOption();

    @Parameters(index = "0", paramLabel = "POLICY", description = "方案。The policy.")
    private String policy = "";

    @Option(
            names = "--against",
            required = true,
            paramLabel = "DIR|REVISION",
            description = "草稿所在的文件夹，或一个版本。The folder of the draft, or a revision.")
    private String against = "";

    @Option(
            names = "--on",
            arity = "1..*",
            paramLabel = "INPUT|ID",
            description = "请求文件 .json，或评分的编号；缺省为每个考核期最近的一次。"
                    + "A request, a .json file, or ids of evaluations; default: the latest of each period.")
    private List<String> on = new ArrayList<>();

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}；缺省为 text。Default: text.")
    private EvaluateCommand.@Nullable Format format;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        boolean isOnFiles = !on.isEmpty() && on.stream().allMatch(each -> Files.isRegularFile(Path.of(each)));
        try {
            if (isOnFiles && Files.isDirectory(Path.of(against))) {
                return report(onFiles(pack(PackFolder.read(Path.of(against)))));
            }
            try (Store store = data.readOnly()) {
                Pack draft = Files.isDirectory(Path.of(against))
                        ? pack(PackFolder.read(Path.of(against)))
                        : pack(revision(store));
                return report(isOnFiles ? onFiles(draft) : onKept(draft, new Evaluations(store)));
            }
        } catch (PackRejected rejected) {
            Problems.print(err, policy, rejected);
        } catch (RequestRejected rejected) {
            Problems.print(err, rejected);
        } catch (RuleFault fault) {
            Problems.print(err, fault);
        }
        return ExitStatus.WRONG;
    }

    private static Pack pack(PackFolder folder) throws PackRejected {
        return Workshop.SHARED.pack(folder, KeptFiles.ofTheUser().rules());
    }

    private PackFolder revision(Store store) {
        PackFolder folder = new Revisions(store).files(policy, against);
        if (folder == null) {
            throw new CallException("没有文件夹或版本 " + against, "there is no folder and no revision " + against);
        }
        return folder;
    }

    private Impact onFiles(Pack draft) throws IOException, PackRejected, RequestRejected {
        Pack now = pack(rules.folder(policy));
        Impact impact = new Impact(draft, TIME);
        for (String file : on) {
            byte[] body = InputFile.read(file);
            now.requests().read(body);
            ObjectNode request = (ObjectNode) StrictJson.REQUESTS.read(body);
            impact.add(
                    JsonNodeFactory.instance.objectNode().put("id", file),
                    Run.of(now, request).side(),
                    request);
        }
        return impact;
    }

    private Impact onKept(Pack draft, Evaluations evaluations) {
        Impact impact = new Impact(draft, TIME);
        List<String> ids = on;
        if (ids.isEmpty()) {
            Map<String, String> byPeriod = new LinkedHashMap<>();
            evaluations
                    .list(new Filter(policy, null, null, null, null, false, null, null), Long.MAX_VALUE, MOST_LISTED)
                    .forEach(record -> byPeriod.putIfAbsent(record.period(), record.id()));
            ids = List.copyOf(byPeriod.values());
        }
        for (String id : ids) {
            StoredEvaluation stored = evaluations.find(id);
            if (stored == null || !stored.record().policy().equals(policy)) {
                throw new CallException(
                        "方案 " + policy + " 没有存档的评分 " + id, "there is no stored evaluation " + id + " of " + policy);
            }
            impact.add(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("id", id)
                            .put("period", stored.record().period()),
                    new Comparison.Side(draft.policy(), stored.result(), evaluations.firings(stored.record())),
                    stored.input());
        }
        return impact;
    }

    private int report(Impact impact) {
        ObjectNode json = impact.json();
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == EvaluateCommand.Format.json ? JsonText.pretty(json) : Impact.text(json));
        out.flush();
        return Objects.requireNonNull(json.get("counts")).path("failed").asInt() == 0 ? 0 : ExitStatus.WRONG;
    }
}
