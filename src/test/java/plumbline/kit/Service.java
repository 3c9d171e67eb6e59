package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.http.Plumbline;
import plumbline.http.Server;
import plumbline.http.ServerOptions;
import plumbline.store.Store;
import plumbline.store.StoreInUse;

/** A real server on a free port. */
public final class Service extends ServiceClient implements AutoCloseable {
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

    private final int port;
    private final AutoCloseable whole;

    private Service(int port, AutoCloseable whole) {
        this.port = port;
        this.whole = whole;
    }

    /** Serves the packs of the repository, which are loaded once for all tests. */
    public static Service ofPacks() {
        try {
            Server server = Server.start(Packs.PLUMBLINE.activator(), Packs.PLUMBLINE.audit(), ServerOptions.local());
            return new Service(server.port(), server);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
    }

    /** The same, one for all who leave it as it is and do not end it. */
    public static ServiceClient shared() {
        return Packs.SERVICE;
    }

    /** Serves a folder of packs as the command line does: watched, and with a store of its own. */
    public static Service of(Path rules, Path data) {
        return on(Stores.url(data), rules, data);
    }

    /** The same on a database; null for none. */
    public static Service on(@Nullable String database, Path rules, Path data) {
        Plumbline plumbline = started(database, rules, data);
        return new Service(plumbline.port(), plumbline);
    }

    private static Plumbline started(@Nullable String database, Path rules, Path data) {
        try {
            return Plumbline.start(rules, Audit.open(Store.open(data, database), data), ServerOptions.local());
        } catch (IOException | StoreInUse | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static final class Packs {
        private static final Plumbline PLUMBLINE;
        private static final Service SERVICE;

        static {
            try {
                Path data = PacksInForce.data();
                PLUMBLINE = started(null, Street.RULES, data);
                SERVICE = new Service(PLUMBLINE.port(), PLUMBLINE);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    PLUMBLINE.close();
                    Folders.delete(data);
                }));
            } catch (IOException | StoreInUse failure) {
                throw new AssertionError(failure);
            }
        }
    }

    @Override
    public int port() {
        return port;
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
