package plumbline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.library.cases.CaseReport;
import plumbline.library.trial.Trial;

/** {@code plumbline test}. */
@Command(name = "test", description = "运行方案自带的用例。Runs the packs' own tests.", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(paramLabel = "POLICY", description = "方案，缺省为全部。Policies; all by default.")
    private List<String> policies = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int status = 0;
        for (Trial trial : rules.trials(policies)) {
            if (!passes(trial, out)) {
                status = ExitStatus.WRONG;
            }
        }
        return status;
    }

    private static boolean passes(Trial trial, PrintWriter out) {
        CaseReport report = trial.cases();
        if (report == null) {
            out.print(RulesOption.findings(trial));
            out.flush();
            return false;
        }
        String policy = trial.folder().id();
        report.failed().forEach(result -> {
            out.println("FAIL " + policy + "/" + result.file() + "：" + result.name());
            result.failures().forEach(failure -> out.println("    " + failure));
        });
        report.gaps().forEach(gap -> out.println("GAP " + policy + ": " + gap));
        out.println(policy + ": " + report.summary());
        return report.passed();
    }
}
