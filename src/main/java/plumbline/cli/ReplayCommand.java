package plumbline.cli;

import java.io.PrintWriter;
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
import plumbline.audit.FirstDifference;
import plumbline.audit.Replay;
import plumbline.audit.Replayed;
import plumbline.audit.record.EvaluationRecord;
import plumbline.audit.record.Evaluations;
import plumbline.audit.record.Filter;
import plumbline.audit.record.StoredEvaluation;
import plumbline.library.revision.Revisions;
import plumbline.store.Store;
import plumbline.text.Text;

/** {@code plumbline replay}. */
@Command(
        name = "replay",
        description = "用当时的输入和规则再算一次，与存档比较。Runs a stored evaluation again and compares the results.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    private static final int AT_A_TIME = 200;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "评分的编号。The evaluation's id.")
    private @Nullable String id;

    @Option(names = "--all", description = "存档的全部评分，不同的逐个列出。Every stored evaluation; lists those that differ.")
    private boolean all;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (all == (id != null)) {
            throw new CallException("请写一个评分的编号，或 --all", "give the id of an evaluation, or --all");
        }
        try (Store store = data.readOnly()) {
            Evaluations evaluations = new Evaluations(store);
            Replay replay = new Replay(evaluations, new Revisions(store));
            return id == null ? all(evaluations, replay) : one(evaluations, replay, id);
        }
    }

    private int one(Evaluations evaluations, Replay replay, String named) {
        StoredEvaluation stored = evaluations.find(named);
        if (stored == null) {
            throw new CallException("没有存档的评分 " + named, "there is no stored evaluation " + named);
        }
        return report(replay.run(stored));
    }

    private int all(Evaluations evaluations, Replay replay) {
        PrintWriter out = spec.commandLine().getOut();
        int count = 0;
        int identical = 0;
        int sameResult = 0;
        int sameFirings = 0;
        List<EvaluationRecord> page = evaluations.list(Filter.ALL, Long.MAX_VALUE, AT_A_TIME);
        while (!page.isEmpty()) {
            for (EvaluationRecord record : page) {
                Replayed replayed = replay.run(Objects.requireNonNull(evaluations.find(record.id())));
                count++;
                identical += replayed.isIdentical() ? 1 : 0;
                sameResult += replayed.sameResult() ? 1 : 0;
                sameFirings += replayed.sameFirings() ? 1 : 0;
                if (!replayed.isIdentical()) {
                    out.println(record.id());
                    report(replayed);
                }
            }
            page = evaluations.list(Filter.ALL, page.get(page.size() - 1).seq(), AT_A_TIME);
        }
        out.println(new Text(
                        count + " 次评分，" + sameResult + " 次结果逐字节相同，" + sameFirings + " 次触发的规则也相同",
                        count + " evaluations, " + sameResult + " identical to the byte, " + sameFirings
                                + " with the same firings")
                .both());
        return identical == count ? 0 : ExitStatus.WRONG;
    }

    private int report(Replayed replayed) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(replayed.record().policy() + " " + replayed.record().period() + ", #"
                + replayed.record().seq() + ", " + replayed.record().at());
        versions(
                out,
                new Text("服务", "service"),
                replayed.record().service(),
                replayed.now().service());
        versions(
                out,
                new Text("引擎", "engine"),
                replayed.record().engine(),
                replayed.now().engine());
        Text failure = replayed.failure();
        if (failure != null) {
            out.println(failure.both());
            return ExitStatus.WRONG;
        }
        compared(
                replayed.ofResult(),
                new Text("结果一致，逐字节相同", "identical to the byte"),
                new Text("结果不同，第一处在", "different, first at"));
        compared(
                replayed.ofFirings(),
                new Text("触发的规则也逐条相同", "the same rules fired on the same facts"),
                new Text(
                        "触发的规则、所据事实或次序不同，第一处在",
                        "different rules fired, or on different facts, or in a different order; first at"));
        return replayed.isIdentical() ? 0 : ExitStatus.WRONG;
    }

    private void compared(@Nullable FirstDifference difference, Text same, Text different) {
        PrintWriter out = spec.commandLine().getOut();
        if (difference == null) {
            out.println(same.both());
            return;
        }
        out.println(different.both() + " " + difference.pointer());
        line(out, new Text("对象", "subject"), difference.subject());
        line(out, new Text("项目", "item"), difference.item());
        line(out, new Text("规则", "rule"), difference.rule());
        line(out, new Text("当时", "then"), difference.then().toString());
        line(out, new Text("现在", "now"), difference.now().toString());
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
