package plumbline.kit;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.http.Server;
import plumbline.library.Activator;
import plumbline.library.FolderWatch;
import plumbline.store.Store;
import plumbline.store.StoreInUse;
import plumbline.text.JsonText;

/** A real server on a free port, and a client that speaks to it. */
public final class Service implements AutoCloseable {
    /** An answer, with its body as text and, when it is JSON, as a tree. */
    public record Reply(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        public String type() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
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

    private final Server server;
    private final List<AutoCloseable> kept;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Service(Activator activator, Audit audit, AutoCloseable... kept) {
        this.kept = List.of(kept);
        try {
            this.server = Server.start(activator, audit, "127.0.0.1", 0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    /** Serves the packs of the repository, which are loaded once for all tests. */
    public static Service ofPacks() {
        return new Service(Packs.ACTIVATOR, Packs.AUDIT);
    }

    /** Serves a folder of packs as the command line does: watched, and with a store of its own. */
    public static Service of(Path rules, Path data) {
        return on(Stores.url(data), rules, data);
    }

    /** The same on a database; null for none. */
    public static Service on(@Nullable String database, Path rules, Path data) {
        try {
            Store store = Store.open(data, database);
            Activator activator = Activator.start(rules, store);
            return new Service(activator, Audit.open(store, data), new FolderWatch(rules, activator).start(), store);
        } catch (IOException | StoreInUse failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class Packs {
        private static final Path DATA;
        private static final Activator ACTIVATOR;
        private static final Audit AUDIT;

        static {
            try {
                DATA = Files.createTempDirectory("plumbline");
                Store store = Store.open(DATA);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    store.close();
                    Folders.delete(DATA);
                }));
                ACTIVATOR = Activator.start(Street.RULES, store);
                AUDIT = Audit.open(store, DATA);
            } catch (IOException | StoreInUse failure) {
                throw new AssertionError(failure);
            }
        }
    }

    public int port() {
        return server.port();
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** Asks for an evaluation; the query begins with its question mark or is empty. */
    public Reply evaluate(String policy, String query, JsonNode request) {
        return evaluate(policy + "/evaluations" + query, JsonText.bytes(request));
    }

    public Reply evaluate(String path, byte[] body) {
        return post(path, "application/json", BodyPublishers.ofByteArray(body));
    }

    /** The same in chunks, without saying how long the body is. */
    public Reply evaluateInChunks(String path, byte[] body) {
        return post(path, "application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    public Reply post(String path, String contentType, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request("/api/policies/" + path).header("Content-Type", contentType);
        return send((headers.length == 0 ? request : request.headers(headers)).POST(body));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    public Reply send(HttpRequest.Builder request) {
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
        server.close();
        try {
            for (AutoCloseable each : kept) {
                each.close();
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}
