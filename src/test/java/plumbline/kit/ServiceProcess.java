package plumbline.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service in a process of its own, as the command line starts it, which can be killed. */
public final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final Path err;
    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServiceProcess(Process process, Path err, String address) {
        this.process = process;
        this.err = err;
        this.address = address;
    }

    /**
     * Starts it.
     *
     * @param options of Java, which begin with one hyphen, variables of the environment, and options of the command
     */
    public static ServiceProcess serve(Path rules, Path data, String... options) throws IOException {
        return serveOn(Stores.url(data), rules, data, options);
    }

    /** The same on a database; null for none. */
    public static ServiceProcess serveOn(@Nullable String database, Path rules, Path data, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dplumbline.log=error"));
        Stream.of(options).filter(option -> option.matches("-[^-].*")).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "plumbline.cli.Main", "serve"));
        command.addAll(List.of("--port", "0", "--rules", rules.toString(), "--data", data.toString()));
        Stream.of(options).filter(option -> option.matches("--.*|@.*")).forEach(command::add);
        if (database != null) {
            command.addAll(List.of("--database", database));
        }
        Path err = Files.createTempFile("plumbline", ".err");
        err.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        Stream.of(options)
                .filter(option -> option.matches("[A-Z_]+=.*"))
                .map(option -> option.split("=", 2))
                .forEach(variable -> builder.environment().put(variable[0], variable[1]));
        Process process = builder.start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = out.readLine();
        if (address == null) {
            throw new IOException("the service did not start: " + Files.readString(err));
        }
        return new ServiceProcess(process, err, address);
    }

    /** What it has written to standard error. */
    public String err() throws IOException {
        return Files.readString(err);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    public HttpResponse<String> answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String type, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", type);
        return client.send(
                (headers.length == 0 ? request : request.headers(headers))
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }

    /** As a power cut would: nothing of the process runs any more. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    @Override
    public void close() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the service does not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
