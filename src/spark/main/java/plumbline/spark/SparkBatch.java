package plumbline.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.batch.Answer;
import plumbline.batch.Tally;
import plumbline.evaluation.Explain;
import plumbline.rules.Versions;
import plumbline.text.JsonText;
import plumbline.text.Text;

/** {@code plumbline batch} as a job of Spark. */
@Command(
        name = "plumbline-spark",
        description = "在 Spark 上逐行评分，字节与 plumbline batch 相同。IN 可以是文件、文件夹或通配；OUT 下有 answers、results（供 SQL）和 summary.json。"
                + "Evaluates line by line on Spark, to the same bytes as plumbline batch. IN may be a file, a folder or a pattern;"
                + " in OUT are then answers, results (for SQL) and summary.json.",
        mixinStandardHelpOptions = true)
public final class SparkBatch implements Callable<Integer> {
    private static final int REFUSED = 2;

    /** Without it, how the input is cut would depend on how many executors there happen to be. */
    private static final String PARTS = "spark.sql.files.minPartitionNum";

    /** How answers are written. */
    enum Format {
        parquet,
        ndjson
    }

    @Parameters(index = "0", paramLabel = "IN", description = "请求，NDJSON，可为 .gz。The requests, NDJSON, also .gz.")
    private String input = "";

    @Parameters(index = "1", paramLabel = "OUT", description = "结果文件夹。The folder of what is made.")
    private String output = "";

    @Option(
            names = "--rules",
            required = true,
            paramLabel = "DIR",
            description = "方案所在文件夹（在驱动程序的机器上）。The folder of the packs, on the driver's machine.")
    private Path rules = Path.of("rules");

    @Option(
            names = "--policies",
            paramLabel = "POLICY",
            split = ",",
            description = "只用这些方案，逗号分隔；缺省为全部。Only these policies, separated by commas; all by default.")
    private List<String> policies = List.of();

    @Option(
            names = "--revision",
            paramLabel = "POLICY=REVISION",
            description = "方案须是这个版本，否则不做；可写多次。The policy must be of this revision, or nothing is done; may be given more"
                    + " than once.")
    private Map<String, String> revisions = Map.of();

    @Option(
            names = "--explain",
            defaultValue = "summary",
            description = "理由写多少：none、summary（缺省）或 full。How much of the reasons: none, summary (the default) or full.")
    private Explain explain = Explain.SUMMARY;

    @Option(
            names = "--format",
            defaultValue = "parquet",
            description = "answers 的格式：${COMPLETION-CANDIDATES}。The format of answers.")
    private Format format = Format.parquet;

    /** Runs the job; the process ends with what {@link #run} says, unless that is 0. */
    public static void main(String[] args) {
        int status = run(args);
        SparkSession.getDefaultSession().foreach(session -> {
            session.stop();
            return null;
        });
        if (status != 0) {
            System.exit(status);
        }
    }

    /**
     * Runs the job in the session that there is, or one of its own.
     *
     * @return 0 when all lines were answered, with their faults; 2 when the call is wrong or the packs are
     */
    static int run(String... args) {
        // Before the engine compiles: see the same places of the command line.
        Locale.setDefault(Locale.ROOT);
        if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
            System.err.println(new Text(
                            "请给驱动程序加上 -Dfile.encoding=UTF-8（spark.driver.extraJavaOptions）",
                            "give the driver the option -Dfile.encoding=UTF-8 (spark.driver.extraJavaOptions)")
                    .both());
            return REFUSED;
        }
        CommandLine line = new CommandLine(new SparkBatch());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof JobRefused) {
                System.err.println(failure.getMessage());
                return REFUSED;
            }
            throw failure;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(rules)) {
            throw new JobRefused(new Text("没有文件夹 " + rules, "there is no folder " + rules).both());
        }
        ShippedPacks packs = ShippedPacks.of(rules, policies, explain);
        revisions.forEach((policy, revision) -> {
            if (!revision.equals(packs.revisions().get(policy))) {
                throw new JobRefused(new Text(
                                rules + " 里的 " + policy + " 不是版本 " + revision + "，而是 " + packs.revisions().get(policy),
                                policy + " in " + rules + " is not of the revision " + revision + " but "
                                        + packs.revisions().get(policy))
                        .both());
            }
        });
        SparkSession spark = SparkSession.builder().appName("plumbline").getOrCreate();
        if (spark.conf().getOption(PARTS).isEmpty()) {
            spark.conf().set(PARTS, Math.max(spark.sparkContext().defaultParallelism(), 1));
        }
        OutputFolder folder = new OutputFolder(spark, output);
        JsonNode complete = folder.begin(how(packs));
        JsonNode summary = complete == null ? evaluated(spark, packs, folder) : complete;
        System.out.println(JsonText.pretty(summary));
        return 0;
    }

    private ObjectNode how(ShippedPacks packs) {
        ObjectNode how = JsonNodeFactory.instance
                .objectNode()
                .put("input", input)
                .put("explain", explain.code())
                .put("format", format.name())
                .put("service", Versions.CURRENT.service())
                .put("engine", Versions.CURRENT.engine());
        ObjectNode each = how.putObject("revisions");
        packs.revisions().forEach(each::put);
        return how;
    }

    private JsonNode evaluated(SparkSession spark, ShippedPacks packs, OutputFolder folder) throws IOException {
        Dataset<Row> lines = spark.read()
                .format("text")
                .option("lineSep", "\n")
                .load(input)
                .selectExpr(
                        "_metadata.file_path as file",
                        "_metadata.file_block_start as block",
                        "cast(value as binary) as value");
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        AnswerRows rows = new AnswerRows(context.broadcast(packs), context.broadcast(LineNumbers.of(lines)));
        Dataset<Row> answers = lines.mapPartitions(rows, Encoders.row(AnswerRows.SCHEMA));
        if (format == Format.ndjson) {
            answers.select("answer").write().mode(SaveMode.Overwrite).text(folder.answers());
        } else {
            answers.write().mode(SaveMode.Overwrite).parquet(folder.answers());
            spark.read()
                    .parquet(folder.answers())
                    .selectExpr("file", "line", "policy", "revision", "period", "inline(results)")
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(folder.results());
        }
        return folder.end(tally(spark, folder));
    }

    /** Of what was written, read again: what raises a counter while it evaluates may be done twice. */
    private Tally tally(SparkSession spark, OutputFolder folder) throws IOException {
        Dataset<Row> written = format == Format.ndjson
                ? spark.read().format("text").option("lineSep", "\n").load(folder.answers())
                : spark.read().parquet(folder.answers()).select("answer");
        List<String> parts = written.mapPartitions(
                        (MapPartitionsFunction<Row, String>) SparkBatch::tally, Encoders.STRING())
                .collectAsList();
        Tally tally = new Tally();
        for (String part : parts) {
            tally.add(Tally.of(JsonText.read(part.getBytes(StandardCharsets.UTF_8))));
        }
        return tally;
    }

    private static Iterator<String> tally(Iterator<Row> answers) {
        Tally tally = new Tally();
        answers.forEachRemaining(
                row -> tally.add(Answer.written(row.getString(0).getBytes(StandardCharsets.UTF_8))));
        return List.of(tally.json().toString()).iterator();
    }
}
