package plumbline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.evaluation.FindingJson;
import plumbline.facts.RuleFault;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.library.trial.Trial;
import plumbline.text.Finding;
import plumbline.text.JsonText;
import plumbline.text.Text;

/** {@code plumbline evaluate}. */
@Command(
        name = "evaluate",
        description = "不启动服务，评一次分。One evaluation without a server.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    /** How the answer is written. */
    enum Format {
        json,
        text
    }

    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(index = "0", paramLabel = "POLICY", description = "方案。The policy.")
    private String policy = "";

    @Parameters(
            index = "1",
            paramLabel = "INPUT",
            description = "请求文件 .json，- 为标准输入。The request, a .json file; - for standard input.")
    private String input = "";

    @Option(names = "-o", paramLabel = "FILE", description = "写到文件。Writes to a file.")
    private @Nullable Path output;

    @Option(
            names = "--explain",
            defaultValue = "summary",
            description = "理由写多少：none、summary（缺省）或 full。How much of the reasons: none, summary (the default) or full.")
    private Explain explain = Explain.SUMMARY;

    @Option(
            names = "--format",
            description = "${COMPLETION-CANDIDATES}；终端上缺省为 text，否则为 json。Default: text to a terminal, otherwise json.")
    private @Nullable Format format;

    @Option(
            names = "--force",
            description = "方案有错误也试算，结果里注明。Evaluates even with a pack that has errors, and marks the answer.")
    private boolean forced;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        byte[] request = request();
        Trial trial = KeptFiles.ofTheUser().here(rules.folder(policy));
        if (!trial.isGreen()) {
            err.print(RulesOption.findings(trial));
            err.flush();
        }
        Pack pack = trial.pack();
        if (pack == null || (!trial.isGreen() && !forced)) {
            err.println(
                    pack == null
                            ? new Text("没有评分：方案有错误", "not evaluated: the pack has errors").both()
                            : new Text(
                                            "没有评分：方案有错误，服务也不会启用；仍要试算，加 --force",
                                            "not evaluated: the pack has errors and would not come into force either; to try it"
                                                    + " all the same, add --force")
                                    .both());
            return ExitStatus.WRONG;
        }
        try {
            Evaluation evaluation = pack.evaluator().evaluate(pack.requests().read(request), explain == Explain.FULL);
            write(evaluation, trial);
            return 0;
        } catch (RequestRejected rejected) {
            rejected.problems()
                    .forEach(problem -> err.println((problem.pointer().isEmpty() ? "/" : problem.pointer())
                            + " [" + problem.code() + "]\n    "
                            + problem.message().zh() + "\n    "
                            + problem.message().en()));
            return ExitStatus.WRONG;
        } catch (RuleFault fault) {
            err.println("[" + fault.code() + "]\n    " + fault.text().zh() + "\n    "
                    + fault.text().en());
            return ExitStatus.WRONG;
        }
    }

    private byte[] request() throws IOException {
        if (input.equals("-")) {
            return System.in.readNBytes(Limits.MAX_BYTES + 1);
        }
        Path file = Path.of(input);
        if (!Files.isRegularFile(file)) {
            throw new CallException("没有文件 " + input, "there is no file " + input);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(Limits.MAX_BYTES + 1);
        }
    }

    // From Java 22 on a console is there also without a terminal; on such a Java the format must be named.
    @SuppressWarnings("SystemConsoleNull")
    private void write(Evaluation evaluation, Trial trial) throws IOException {
        Path file = output;
        boolean toTerminal = file == null && System.console() != null;
        Format chosen = format != null ? format : toTerminal ? Format.text : Format.json;
        String text = chosen == Format.json
                ? JsonText.pretty(marked((ObjectNode) JsonText.read(EvaluationJson.answer(evaluation, explain)), trial))
                : marked(trial) + EvaluationText.of(evaluation, explain);
        if (file == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            save(file, text);
        }
    }

    /** An answer that came about against the findings carries them. */
    private static ObjectNode marked(ObjectNode answer, Trial trial) {
        if (!trial.isGreen()) {
            answer.put("forced", true).set("findings", FindingJson.of(trial.findings()));
        }
        return answer;
    }

    private static String marked(Trial trial) {
        int errors = Finding.errors(trial.findings());
        return trial.isGreen()
                ? ""
                : "！！！ "
                        + new Text(
                                        "方案有 " + errors + " 处错误，以下是用 --force 强行试算的结果，不能采用",
                                        "the pack has " + errors
                                                + (errors == 1 ? " error" : " errors")
                                                + "; this result was forced with --force and must not be used")
                                .both()
                        + " !!!\n" + RulesOption.findings(trial) + "\n";
    }

    private static void save(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CallException("没有文件夹 " + folder, "there is no folder " + folder);
        }
        WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
