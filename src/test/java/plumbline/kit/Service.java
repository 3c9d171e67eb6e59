package plumbline.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumbline.audit.Audit;
import plumbline.http.Server;
import plumbline.library.Activator;
import plumbline.library.FolderWatch;
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

    private final Server server;
    private final List<AutoCloseable> kept;

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
        private static final Service SERVICE;

        static {
            try {
                DATA = PacksInForce.data();
                Store store = Store.open(DATA);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    store.close();
                    Folders.delete(DATA);
                }));
                ACTIVATOR = Activator.start(Street.RULES, store);
                AUDIT = Audit.open(store, DATA);
                SERVICE = ofPacks();
            } catch (IOException | StoreInUse failure) {
                throw new AssertionError(failure);
            }
        }
    }

    @Override
    public int port() {
        return server.port();
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
