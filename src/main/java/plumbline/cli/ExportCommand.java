package plumbline.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.Filter;
import plumbline.audit.record.StoredEvaluation;
import plumbline.batch.Answer;
import plumbline.batch.Compression;
import plumbline.batch.Tally;
import plumbline.store.Store;
import plumbline.text.JsonText;
import plumbline.text.Text;

/** {@code plumbline export}. */
@Command(
        name = "export",
        description = "把存档的评分的输入逐行写出，最近的在前，可交给 batch 或 Spark 再评；打印当时结果的哈希。服务可以开着。"
                + "Writes the inputs of stored evaluations by the line, the latest first, for batch or Spark to evaluate again; prints"
                + " the hash over the results of that time. The service may keep running.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final int AT_A_TIME = 200;

    @Parameters(
            paramLabel = "OUT",
            description = "NDJSON 文件，可以 .gz 或 .zst 结尾。A file of NDJSON, which may end in .gz or .zst.")
    private Path output = Path.of("");

    @Option(names = "--policy", paramLabel = "POLICY", description = "只要这个方案的。Only those of this policy.")
    private @Nullable String policy;

    @Option(names = "--revision", paramLabel = "REVISION", description = "只要用这个版本评的。Only those by this revision.")
    private @Nullable String revision;

    @Option(names = "--period", paramLabel = "PERIOD", description = "只要这个考核期的。Only those of this period.")
    private @Nullable String period;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CallException("没有文件夹 " + folder, "there is no folder " + folder);
        }
        if (Files.exists(output)) {
            throw new CallException(
                    output + " 已经有了；删去它，或换一个名字", output + " is there already; remove it, or choose another name");
        }
        Path aside = output.resolveSibling(output.getFileName() + ".part");
        Tally results;
        try (Store store = data.readOnly();
                OutputStream out =
                        Compression.of(output).write(new BufferedOutputStream(Files.newOutputStream(aside)))) {
            results = written(new Evaluations(store), out);
        }
        Files.move(aside, output, StandardCopyOption.ATOMIC_MOVE);
        spec.commandLine()
                .getOut()
                .println(new Text(
                                results.lines() + " 次评分的输入；再评的结果都与当时相同时，哈希为 " + results.hash(),
                                "inputs of " + results.lines()
                                        + " evaluations; if all results come out as they were, the hash is "
                                        + results.hash())
                        .both());
        return 0;
    }

    private Tally written(Evaluations evaluations, OutputStream out) throws IOException {
        Filter filter = new Filter(policy, period, revision, null, null, null, null, null);
        Tally results = new Tally();
        List<EvaluationRecord> page = evaluations.list(filter, Long.MAX_VALUE, AT_A_TIME);
        while (!page.isEmpty()) {
            for (EvaluationRecord record : page) {
                StoredEvaluation stored = Objects.requireNonNull(evaluations.find(record.id()));
                out.write(line(stored));
                out.write('\n');
                results.add(Answer.written(stored.dryRun()));
            }
            page = evaluations.list(filter, page.get(page.size() - 1).seq(), AT_A_TIME);
        }
        return results;
    }

    private static byte[] line(StoredEvaluation stored) {
        ObjectNode request = stored.input();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("policy", request.remove("policy"));
        return JsonText.bytes(line.set("request", request));
    }
}
