package plumbline.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.audit.Evaluations;
import plumbline.audit.FirstDifference;
import plumbline.audit.Replay;
import plumbline.audit.Replayed;
import plumbline.audit.StoredEvaluation;
import plumbline.library.RevisionPacks;
import plumbline.library.Revisions;
import plumbline.policy.Text;
import plumbline.store.Store;

/** {@code plumbline replay}. */
@Command(
        name = "replay",
        description = "用当时的输入和规则再算一次，与存档比较。Runs a stored evaluation again and compares.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "评分的编号。The evaluation's id.")
    private String id = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (Store store = data.readOnly()) {
            StoredEvaluation stored = new Evaluations(store).find(id);
            if (stored == null) {
                throw new CallException("没有存档的评分 " + id, "there is no stored evaluation " + id);
            }
            return report(new Replay(new RevisionPacks(new Revisions(store))).run(stored));
        }
    }

    private int report(Replayed replayed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(replayed.record().policy() + " " + replayed.record().period() + ", #"
                + replayed.record().seq() + ", " + replayed.record().at());
        versions(
                out,
                new Text("服务", "service"),
                replayed.record().versions().service(),
                replayed.now().service());
        versions(
                out,
                new Text("引擎", "engine"),
                replayed.record().versions().engine(),
                replayed.now().engine());
        if (replayed.isIdentical()) {
            out.println(new Text("结果一致，逐字节相同", "identical to the byte").both());
            out.println(
                    replayed.sameFirings()
                            ? new Text("触发的规则也逐条相同", "the same rules fired on the same facts").both()
                            : new Text("但触发的规则或其次序不同", "yet other rules fired, or in another order").both());
            return 0;
        }
        FirstDifference difference = replayed.difference();
        if (difference != null) {
            out.println(new Text("结果不同，第一处在", "different, first at").both() + " " + difference.pointer());
            line(out, new Text("对象", "subject"), difference.subject());
            line(out, new Text("项目", "item"), difference.item());
            line(out, new Text("规则", "rule"), difference.rule());
            line(out, new Text("当时", "then"), difference.then().toString());
            line(out, new Text("现在", "now"), difference.now().toString());
        }
        Text failure = replayed.failure();
        if (failure != null) {
            out.println(failure.both());
        }
        return Main.WRONG;
    }

    private static void versions(PrintWriter out, Text what, String then, String now) {
        out.println(what.both() + " " + (then.equals(now) ? then : then + " → " + now));
    }

    private static void line(PrintWriter out, Text what, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            out.println("    " + what.both() + ": " + value);
        }
    }
}
