package plumbline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
import plumbline.evaluation.table.AnswerTable;
import plumbline.facts.RuleFault;
import plumbline.intake.Cohort;
import plumbline.intake.RequestRejected;
import plumbline.intake.table.Table;
import plumbline.library.pack.Pack;
import plumbline.library.trial.KeptFiles;
import plumbline.library.trial.Trial;
import plumbline.sheet.SheetFormat;
import plumbline.text.Finding;
import plumbline.text.JsonText;
import plumbline.text.Text;
import plumbline.text.WholeFile;

/** {@code plumbline evaluate}. */
@Command(
        name = "evaluate",
        description = "不启动服务，评一次分。One evaluation without a server.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    private static final int MOST_AT_ONCE = 2_000;

    /** How the answer is written. */
    enum Format {
        json,
        text,
        /** The ranking. */
        csv,
        /** All tables. */
        xlsx
    }

    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(index = "0", paramLabel = "POLICY", description = "方案。The policy.")
    private String policy = "";

    @Parameters(
            index = "1",
            paramLabel = "INPUT",
            description =
                    "请求文件 .json、.csv 或 .xlsx，- 为标准输入的 JSON。The request, a .json, .csv or .xlsx file; - for JSON on"
                            + " standard input.")
    private String input = "";

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "表格的考核期，表里没有这一列时写。The period, for a table that has no column for it.")
    private @Nullable String period;

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
        if (period != null && SheetFormat.ofName(input).isEmpty()) {
            throw new CallException(
                    "--period 用于表格；JSON 请求把考核期写在 period 成员里",
                    "--period goes with a table; a request in JSON has a member period");
        }
        byte[] request = InputFile.read(input);
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
            Evaluation evaluation = pack.evaluator().evaluate(cohort(pack, request), explain == Explain.FULL);
            write(evaluation, trial);
            return 0;
        } catch (RequestRejected rejected) {
            Problems.print(err, rejected);
            return ExitStatus.WRONG;
        } catch (RuleFault fault) {
            Problems.print(err, fault);
            return ExitStatus.WRONG;
        }
    }

    private Cohort cohort(Pack pack, byte[] request) throws RequestRejected {
        Optional<SheetFormat> format = SheetFormat.ofName(input);
        if (format.isEmpty()) {
            return pack.requests().read(request);
        }
        Table table = Table.read(format.get(), request, period);
        List<String> formulas = table.formulas();
        if (!formulas.isEmpty()) {
            String first = formulas.get(0) + (formulas.size() == 1 ? "" : ", …");
            spec.commandLine()
                    .getErr()
                    .println(new Text(
                                    formulas.size() + " 格是公式（" + first + "），取上次保存时算出的结果",
                                    "of " + formulas.size() + " cells with formulas (" + first
                                            + "), the results that were saved are taken")
                            .both());
        }
        return table.cohort(pack.policy(), pack.requests());
    }

    // From Java 22 on a console is there also without a terminal; on such a Java the format must be named.
    @SuppressWarnings("SystemConsoleNull")
    private void write(Evaluation evaluation, Trial trial) throws IOException {
        Path file = output;
        boolean toTerminal = file == null && System.console() != null;
        Format chosen = format != null ? format : toTerminal ? Format.text : Format.json;
        if (chosen == Format.json
                && trial.isGreen()
                && evaluation.cohort().subjects().size() > MOST_AT_ONCE) {
            large(evaluation, file);
            return;
        }
        byte[] bytes = written(chosen, evaluation, trial);
        if (file != null) {
            save(file, bytes);
        } else if (chosen == Format.xlsx && toTerminal) {
            throw new CallException("工作簿不能显示在终端上，请加 -o 文件", "a terminal cannot show a workbook; add -o FILE");
        } else if (chosen == Format.json || chosen == Format.text) {
            spec.commandLine().getOut().print(new String(bytes, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
        } else {
            System.out.write(bytes);
            System.out.flush();
        }
    }

    private byte[] written(Format chosen, Evaluation evaluation, Trial trial) throws IOException {
        if (chosen == Format.text) {
            return (marked(trial) + EvaluationText.of(evaluation, explain)).getBytes(StandardCharsets.UTF_8);
        }
        if (!trial.isGreen() && chosen != Format.json) {
            throw new CallException(
                    "用 --force 试算的结果只能写成 json 或 text，表格里注明不了它不能采用",
                    "a result that was forced can be written as json or text only: a table could not say that it must not"
                            + " be used");
        }
        ObjectNode answer = marked((ObjectNode) JsonText.read(EvaluationJson.answer(evaluation, explain)), trial);
        return switch (chosen) {
            case csv -> AnswerTable.RANKING.csv(answer);
            case xlsx -> AnswerTable.workbook(answer);
            default -> JsonText.pretty(answer).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** An answer of many subjects is written as it is made, on one line. */
    private void large(Evaluation evaluation, @Nullable Path file) throws IOException {
        if (file == null) {
            PrintWriter out = spec.commandLine().getOut();
            EvaluationJson.write(evaluation, explain, new OutputStream() {
                @Override
                public void write(int one) {
                    out.write(one);
                }

                @Override
                public void write(byte[] json, int from, int length) {
                    // Whole texts come one after another, and no half of a character.
                    out.write(new String(json, from, length, StandardCharsets.UTF_8));
                }
            });
            out.flush();
        } else {
            WholeFile.write(inFolder(file), out -> EvaluationJson.write(evaluation, explain, out));
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

    private static void save(Path file, byte[] bytes) throws IOException {
        WholeFile.write(inFolder(file), bytes);
    }

    private static Path inFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CallException("没有文件夹 " + folder, "there is no folder " + folder);
        }
        return file;
    }
}
