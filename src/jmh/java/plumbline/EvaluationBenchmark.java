package plumbline;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import plumbline.audit.Audit;
import plumbline.evaluation.EvaluationJson;
import plumbline.evaluation.Explain;
import plumbline.http.Plumbline;
import plumbline.http.ServerOptions;
import plumbline.text.JsonText;
import plumbline.intake.Cohort;
import plumbline.intake.RequestRejected;
import plumbline.library.pack.Pack;
import plumbline.store.Store;
import plumbline.store.StoreInUse;

/** How long an evaluation of forty banks takes, beside a server that only sends the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 6, time = 1)
public class EvaluationBenchmark {
    private Pack pack;
    private byte[] body;
    private Cohort cohort;
    private Plumbline service;
    private Javalin idle;
    private HttpClient client;

    @Setup
    public void start() throws IOException, RequestRejected, StoreInUse, InterruptedException {
        Path data = Files.createTempDirectory("plumbline-benchmark");
        service = Plumbline.start(Path.of("rules"), Audit.open(Store.open(data), data), ServerOptions.local());
        pack = Objects.requireNonNull(
                Objects.requireNonNull(service.activator().library().state(FortyBanks.POLICY)).pack());
        body = JsonText.bytes(FortyBanks.request());
        cohort = pack.requests().read(body);
        byte[] answer = jsonInJsonOut();
        idle = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.post("/", ctx -> {
                        ctx.bodyInputStream().readAllBytes();
                        ctx.contentType("application/json").result(answer);
                    });
                })
                .start("127.0.0.1", 0);
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @TearDown
    public void stop() {
        service.close();
        idle.stop();
    }

    /** From a checked cohort to an evaluation with its reasons. */
    @Benchmark
    public Object rulesOnly() {
        return pack.evaluator().evaluate(cohort, false);
    }

    /** The same, keeping what each firing matched. */
    @Benchmark
    public Object rulesWithTrace() {
        return pack.evaluator().evaluate(cohort, true);
    }

    /** From the bytes of a request to the bytes of its answer. */
    @Benchmark
    public byte[] jsonInJsonOut() throws RequestRejected {
        return EvaluationJson.answer(pack.evaluator().evaluate(pack.requests().read(body), false), Explain.SUMMARY);
    }

    /** The same over HTTP on loopback, one request after another. */
    @Benchmark
    public byte[] overHttp() throws IOException, InterruptedException {
        return post("http://127.0.0.1:" + service.port() + "/api/policies/" + FortyBanks.POLICY + "/evaluations?dryRun=true");
    }

    /** A server that reads the request and sends the same bytes without doing anything. */
    @Benchmark
    public byte[] idleServer() throws IOException, InterruptedException {
        return post("http://127.0.0.1:" + idle.port() + "/");
    }

    private byte[] post(String uri) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = client.send(post, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }
}
