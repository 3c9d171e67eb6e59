package plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
import plumbline.evaluation.Evaluation;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.evaluation.JsonText;
import plumbline.intake.Limits;
import plumbline.intake.RequestRejected;
import plumbline.ledger.RuleFault;
import plumbline.library.Pack;
import plumbline.library.Shelf;

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
            description = "理由写多少：none、summary（缺省）或 full。How much of the why: none, summary (by default) or full.")
    private Explain explain = Explain.SUMMARY;

    @Option(
            names = "--format",
            description =
                    "${COMPLETION-CANDIDATES}；终端上缺省为 text，否则为 json。By default text to a terminal, json otherwise.")
    private @Nullable Format format;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        byte[] request = request();
        Shelf shelf = Objects.requireNonNull(rules.load(List.of(policy)).shelf(policy));
        Pack pack = shelf.pack();
        if (pack == null) {
            err.print(RulesOption.findings(shelf));
            err.flush();
            return Main.WRONG;
        }
        try {
            Evaluation evaluation = pack.evaluator().evaluate(pack.requests().read(request), explain == Explain.FULL);
            write(evaluation);
            return 0;
        } catch (RequestRejected rejected) {
            rejected.problems()
                    .forEach(problem -> err.println((problem.pointer().isEmpty() ? "/" : problem.pointer())
                            + " [" + problem.code() + "]\n    "
                            + problem.message().zh() + "\n    "
                            + problem.message().en()));
            return Main.WRONG;
        } catch (RuleFault fault) {
            err.println("[" + fault.code() + "]\n    " + fault.text().zh() + "\n    "
                    + fault.text().en());
            return Main.WRONG;
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
    private void write(Evaluation evaluation) throws IOException {
        Path file = output;
        boolean toTerminal = file == null && System.console() != null;
        Format chosen = format != null ? format : toTerminal ? Format.text : Format.json;
        String text = chosen == Format.json
                ? JsonText.pretty(EvaluationJson.write(evaluation, explain))
                : EvaluationText.of(evaluation, explain);
        if (file == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            save(file, text);
        }
    }

    /** Writes aside and moves, so that nobody reads half a file. */
    private static void save(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CallException("没有文件夹 " + folder, "there is no folder " + folder);
        }
        Path aside = Files.createTempFile(folder, ".plumbline", ".tmp");
        try {
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
