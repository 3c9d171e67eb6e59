package plumbline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.explanation.Readings;
import plumbline.explanation.Run;
import plumbline.facts.RuleFault;
import plumbline.intake.RequestRejected;
import plumbline.intake.StrictJson;
import plumbline.library.pack.Alternatives;
import plumbline.library.pack.Pack;
import plumbline.library.pack.PackFolder;
import plumbline.library.trial.KeptFiles;
import plumbline.library.trial.KeptTrials;
import plumbline.library.trial.Workshop;
import plumbline.text.JsonText;
import plumbline.text.PackRejected;

/** {@code plumbline readings}. */
@Command(
        name = "readings",
        description = "同一份请求在各种其他理解之下的结果。The same request under each other reading of the text.",
        mixinStandardHelpOptions = true)
final class ReadingsCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(index = "0", paramLabel = "POLICY", description = "方案。The policy.")
    private String policy = "";

    @Parameters(
            index = "1",
            paramLabel = "INPUT",
            description = "请求文件 .json，- 为标准输入。The request, a .json file; - for standard input.")
    private String input = "";

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES}；缺省为 text。Default: text.")
    private EvaluateCommand.@Nullable Format format;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        byte[] body = InputFile.read(input);
        PackFolder folder = rules.folder(policy);
        KeptTrials kept = KeptFiles.ofTheUser();
        try {
            Pack pack = Workshop.SHARED.pack(folder, kept.rules());
            pack.requests().read(body);
            ObjectNode request = (ObjectNode) StrictJson.REQUESTS.read(body);
            Alternatives alternatives = new Alternatives(folder);
            ObjectNode readings = Readings.of(
                    Run.of(pack, request),
                    request,
                    code -> Workshop.SHARED.pack(Objects.requireNonNull(alternatives.folder(code)), kept.rules()));
            spec.commandLine()
                    .getOut()
                    .print(format == EvaluateCommand.Format.json ? JsonText.pretty(readings) : Readings.text(readings));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (PackRejected rejected) {
            Problems.print(err, policy, rejected);
        } catch (RequestRejected rejected) {
            Problems.print(err, rejected);
        } catch (RuleFault fault) {
            Problems.print(err, fault);
        }
        return ExitStatus.WRONG;
    }
}
