package plumbline.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import plumbline.kit.Eventually;

/** A standalone cluster on this machine: a master, and two workers of one core, all in processes of their own. */
final class Cluster implements AutoCloseable {
    /** What the job's jar brings itself, and the log of the service. */
    private static final List<String> LEFT_OUT =
            List.of("/org/drools/", "/org/kie/", "/info/picocli/", "/ch/qos/logback/");

    private final Path home;
    private final String master;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    Cluster(Path home) throws IOException {
        this.home = home;
        Path jars = Files.createDirectories(home.resolve("jars"));
        Files.createFile(home.resolve("RELEASE"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar") && LEFT_OUT.stream().noneMatch(entry::contains)) {
                Files.createSymbolicLink(jars.resolve(Path.of(entry).getFileName()), Path.of(entry));
            }
        }
        int port = freePort();
        this.master = "spark://127.0.0.1:" + port;
        start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0");
        for (int i = 1; i <= 2; i++) {
            workers.add(start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "-c",
                    "1",
                    "-m",
                    "1g",
                    "--host",
                    "127.0.0.1",
                    "--webui-port",
                    "0",
                    "-d",
                    home.resolve("work-" + i).toString(),
                    master));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(String log, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-Dplumbline.cache=" + System.getProperty("plumbline.cache")));
        command.addAll(List.of("-cp", home.resolve("jars") + "/*", main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(log + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Starts the job as {@code spark-submit} does. */
    Process submit(String log, int parts, Path input, Path output) throws IOException {
        return start(
                log,
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--class",
                "plumbline.spark.SparkBatch",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.memory=768m",
                "--conf",
                "spark.executor.extraJavaOptions=-Dfile.encoding=UTF-8 -XX:+UseSerialGC",
                "--conf",
                "spark.sql.files.openCostInBytes=1",
                "--conf",
                "spark.sql.files.maxPartitionBytes=" + (Files.size(input) / parts + 1),
                Path.of("target/plumbline-spark.jar").toAbsolutePath().toString(),
                input.toString(),
                output.toString(),
                "--rules",
                Path.of("rules").toAbsolutePath().toString(),
                "--format",
                "ndjson");
    }

    /** What the process printed. */
    String log(String name) {
        try {
            return Files.readString(home.resolve(name + ".log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Kills an executor of the worker as a power cut would. */
    void killExecutor(int worker) {
        List<ProcessHandle> executors = new ArrayList<>();
        Eventually.is("an executor", () -> {
            executors.addAll(workers.get(worker).descendants().toList());
            return !executors.isEmpty();
        });
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    void killWorker(int worker) {
        workers.get(worker).destroyForcibly().onExit().join();
    }

    /** How many parts of the output are done. */
    static int done(Path output) {
        Path attempt = output.resolve("answers/_temporary/0");
        try (Stream<Path> parts = Files.exists(attempt) ? Files.list(attempt) : Stream.empty()) {
            return (int) parts.filter(part -> part.getFileName().toString().startsWith("task_"))
                    .count();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
