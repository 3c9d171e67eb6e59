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
import plumbline.library.CaseReport;
import plumbline.library.Pack;
import plumbline.library.Shelf;
import plumbline.policy.PackRejected;

/** {@code plumbline test}. */
@Command(name = "test", description = "运行方案自带的用例。Runs the packs' own tests.", mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(paramLabel = "POLICY", description = "方案，缺省为全部。Policies; by default all.")
    private List<String> policies = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int status = 0;
        for (Shelf shelf : rules.load(policies).shelves()) {
            if (!passes(shelf, out)) {
                status = Main.WRONG;
            }
        }
        return status;
    }

    private static boolean passes(Shelf shelf, PrintWriter out) {
        Pack pack = shelf.pack();
        if (pack == null) {
            out.print(RulesOption.findings(shelf));
            out.flush();
            return false;
        }
        try {
            CaseReport report = CaseReport.of(pack);
            report.failed().forEach(result -> {
                out.println("FAIL " + shelf.id() + "/" + result.file() + "：" + result.name());
                result.failures().forEach(failure -> out.println("    " + failure));
            });
            report.gaps().forEach(gap -> out.println("GAP " + shelf.id() + ": " + gap));
            out.println(shelf.id() + ": " + report.summary());
            return report.passed();
        } catch (PackRejected rejected) {
            rejected.findings().forEach(finding -> out.println(shelf.id() + "/" + finding));
            return false;
        }
    }
}
