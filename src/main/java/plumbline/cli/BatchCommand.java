package plumbline.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.batch.Answer;
import plumbline.batch.BatchRun;
import plumbline.batch.LineFunction;
import plumbline.batch.RunRefused;
import plumbline.batch.Tally;
import plumbline.evaluation.Explain;
import plumbline.library.pack.Pack;
import plumbline.rules.Versions;
import plumbline.text.Text;

/** {@code plumbline batch}. */
@Command(
        name = "batch",
        description = "逐行评分：IN 每行一个 {\"policy\", \"request\"}，OUT 同样次序每行一个结果或错误说明，不存档。"
                + "中断后再运行一次就接着做；做完才出现 OUT。文件名以 .gz 或 .zst 结尾的是压缩的。"
                + "Evaluates line by line: IN has a {\"policy\", \"request\"} in each line; OUT, in the same order, its answer or"
                + " what is wrong with it. Nothing is stored. Run again after it was stopped, it goes on where it was; OUT"
                + " appears when it is complete. Files that end in .gz or .zst are compressed.",
        mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {
    private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Mixin
    private RulesOption rules = new RulesOption();

    @Parameters(index = "0", paramLabel = "IN", description = "请求，NDJSON 文件。The requests, a file of NDJSON.")
    private Path input = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "结果，NDJSON 文件。The answers, a file of NDJSON.")
    private Path output = Path.of("");

    @Option(
            names = "--policies",
            paramLabel = "POLICY",
            split = ",",
            description = "只用这些方案，逗号分隔；缺省为全部。Only these policies, separated by commas; all by default.")
    private List<String> policies = List.of();

    @Option(
            names = "--explain",
            description = "理由写多少：none、summary（缺省）或 full。How much of the reasons: none, summary (the default) or full.")
    private @Nullable Explain explain;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "与这个文件夹里的方案比：只写出结果不同的行，每个不同处为原来的值和现在的值，小结里有合计。"
                    + "Compares with the packs of this folder: writes only lines that come out differently, each difference with the"
                    + " value before and after, and adds them up in the summary.")
    private @Nullable Path against;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "同时评分的线程数，缺省为处理器个数。How many threads evaluate; by default as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private long reported;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isRegularFile(input)) {
            throw new CallException("没有文件 " + input, "there is no file " + input);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CallException("没有文件夹 " + folder, "there is no folder " + folder);
        }
        if (threads < 1) {
            throw new CallException("--threads 至少为 1", "--threads must be at least 1");
        }
        if (against != null && explain != null) {
            throw new CallException(
                    "--against 只写不同处，不与 --explain 同用", "--against writes differences only; leave out --explain");
        }
        SortedMap<String, Pack> packs = rules.packs(policies, spec.commandLine().getErr());
        if (packs == null) {
            return ExitStatus.WRONG;
        }
        ObjectNode how = how(packs);
        Function<byte[], Answer> function = LineFunction.of(packs, explained())::answer;
        if (against != null) {
            SortedMap<String, Pack> before = before(against);
            if (before == null) {
                return ExitStatus.WRONG;
            }
            revisions(how.putObject("against"), before);
            function = LineFunction.comparing(before, packs);
        }
        BatchRun run = new BatchRun(input, output, how);
        try {
            Tally tally = run.run(function, threads, this::report);
            summarize(tally, run.summary());
            return tally.faults() == 0 ? 0 : ExitStatus.WRONG;
        } catch (RunRefused refused) {
            throw new CallException(refused.text().zh(), refused.text().en());
        }
    }

    private ObjectNode how(SortedMap<String, Pack> packs) {
        ObjectNode how = JsonNodeFactory.instance
                .objectNode()
                .put("explain", explained().code())
                .put("service", Versions.CURRENT.service())
                .put("engine", Versions.CURRENT.engine());
        revisions(how.putObject("revisions"), packs);
        return how;
    }

    private Explain explained() {
        return explain == null ? Explain.SUMMARY : explain;
    }

    private static void revisions(ObjectNode json, SortedMap<String, Pack> packs) {
        packs.forEach((policy, pack) -> json.put(policy, pack.revision()));
    }

    private @Nullable SortedMap<String, Pack> before(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CallException("没有文件夹 " + folder, "there is no folder " + folder);
        }
        return RulesOption.packs(folder, policies, spec.commandLine().getErr());
    }

    private void report(BatchRun.Progress progress) {
        if (progress.nanos() - reported < REPORT_NANOS) {
            return;
        }
        reported = progress.nanos();
        double seconds = progress.nanos() / (double) TimeUnit.SECONDS.toNanos(1);
        long lines = progress.tally().lines();
        double rate = (lines - progress.before()) / seconds;
        String left = Duration.ofSeconds(Math.round((lines / progress.share() - lines) / rate))
                .toString()
                .substring(2)
                .toLowerCase(Locale.ROOT);
        long faults = progress.tally().faults();
        spec.commandLine()
                .getErr()
                .println(new Text(
                                lines + " 行，每秒 " + Math.round(rate) + " 行，" + faults + " 行有错，约剩 " + left,
                                lines + " lines, " + Math.round(rate) + " a second, " + faults + " with faults, about "
                                        + left + " left")
                        .both());
    }

    private void summarize(Tally tally, Path summary) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(new Text(
                        tally.lines() + " 行，评分 " + (tally.lines() - tally.faults()) + " 行，" + tally.faults() + " 行有错",
                        tally.lines() + " lines, " + (tally.lines() - tally.faults()) + " evaluated, " + tally.faults()
                                + " with faults")
                .both());
        tally.faultsByCode().forEach((code, count) -> out.println("    " + code + " " + count));
        tally.sums().forEach((name, sum) -> out.println("    " + name + " " + sum.toPlainString()));
        out.println(tally.hash());
        out.println(new Text("小结：", "summary: ").both() + summary);
    }
}
