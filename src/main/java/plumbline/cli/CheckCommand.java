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
import plumbline.library.RulesFolder;
import plumbline.library.trial.Trial;
import plumbline.text.Finding;
import plumbline.text.Text;

/** {@code plumbline check}. */
@Command(
        name = "check",
        description = "编译并检查方案的文件：写法，各档之间的空缺和重叠，永远不会触发的规则，自带的用例。有错误的方案不能启用，也不能评分。"
                + "Compiles and checks the packs' files: their form, gaps and overlaps between tiers, rules that"
                + " never fire, their own cases. A pack with errors does not come into force and is not evaluated.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
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
        List<Finding> beside = policies.isEmpty() ? new RulesFolder(rules.path()).findings() : List.of();
        if (!beside.isEmpty()) {
            beside.forEach(out::println);
            status = ExitStatus.WRONG;
        }
        for (Trial trial : rules.trials(policies)) {
            out.print(RulesOption.findings(trial));
            int errors = Finding.errors(trial.findings());
            int warnings = trial.findings().size() - errors;
            out.println(trial.folder().id() + ": "
                    + (!trial.isGreen()
                            ? errors + " 处错误" + counted(warnings).zh() + " / " + (errors == 1 ? "error" : "errors")
                            : trial.rules() + " 条规则，没有错误" + counted(warnings).zh() + " / rules, no errors")
                    + counted(warnings).en());
            if (!trial.isGreen()) {
                status = ExitStatus.WRONG;
            }
        }
        return status;
    }

    private static Text counted(int warnings) {
        return warnings == 0
                ? new Text("", "")
                : new Text("，" + warnings + " 处提醒", ", " + warnings + (warnings == 1 ? " warning" : " warnings"));
    }
}
