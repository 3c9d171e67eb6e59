package plumbline.street;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.http.Plumbline;
import plumbline.http.Server;
import plumbline.store.Store;
import plumbline.store.StoreInUse;
import plumbline.store.Stores;
import plumbline.text.JsonText;

/** A real server on a free port, and a client that speaks to it. */
public final class Service implements AutoCloseable {
    /** An answer, with its body as text and, when it is JSON, as a tree. */
    record Reply(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String type() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException notJson) {
                throw new AssertionError("not JSON: " + text(), notJson);
            }
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final int port;
    private final AutoCloseable whole;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Service(int port, AutoCloseable whole) {
        this.port = port;
        this.whole = whole;
    }

    /** Serves the packs of the repository, which are loaded once for all tests. */
    public static Service ofPacks() {
        try {
            Server server = Server.start(Packs.SERVICE.activator(), Packs.SERVICE.audit(), "127.0.0.1", 0);
            return new Service(server.port(), server);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    /** Serves a folder of packs as the command line does: watched, and with a store of its own. */
    static Service of(Path rules, Path data) {
        return on(Stores.url(data), rules, data);
    }

    /** The same on a database; null for none. */
    static Service on(@Nullable String database, Path rules, Path data) {
        Plumbline service = started(database, rules, data);
        return new Service(service.port(), service);
    }

    private static Plumbline started(@Nullable String database, Path rules, Path data) {
        try {
            return Plumbline.start(rules, Audit.open(Store.open(data, database), data), "127.0.0.1", 0);
        } catch (IOException | StoreInUse | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class Packs {
        private static final Plumbline SERVICE;

        static {
            try {
                Path data = Files.createTempDirectory("plumbline");
                SERVICE = started(null, Street.RULES, data);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    SERVICE.close();
                    Folders.delete(data);
                }));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public int port() {
        return port;
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Asks for an evaluation; the query begins with its question mark or is empty. */
    Reply evaluate(String policy, String query, JsonNode request) {
        return evaluate(policy + "/evaluations" + query, JsonText.bytes(request));
    }

    Reply evaluate(String path, byte[] body) {
        return post(path, "application/json", BodyPublishers.ofByteArray(body));
    }

    /** The same in chunks, without saying how long the body is. */
    Reply evaluateInChunks(String path, byte[] body) {
        return post(path, "application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    Reply post(String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request("/api/policies/" + path).header("Content-Type", contentType);
        return send((headers.length == 0 ? request : request.headers(headers)).POST(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            whole.close();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
