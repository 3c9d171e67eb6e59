package plumbline.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plumbline.store.Store;
import plumbline.store.StoreInUse;

/**
 * A service of a test class with packs and a store of its own, declared as a field with {@code @RegisterExtension}: a
 * static one serves all tests, on each store anew, another one each test anew.
 */
public final class ServedPacks extends ServiceClient
        implements BeforeEachCallback, AfterEachCallback, AfterClassTemplateInvocationCallback, AfterAllCallback {
    /** Writes the packs into the folder. */
    public interface Packs {
        void into(Path rules) throws IOException;
    }

    private final Packs packs;
    private final boolean isForAll;
    private @Nullable Path folder;
    private @Nullable Service service;

    private ServedPacks(Packs packs, boolean isForAll) {
        this.packs = packs;
        this.isForAll = isForAll;
    }

    /** For a static field. */
    public static ServedPacks forAll(Packs packs) {
        return new ServedPacks(packs, true);
    }

    /** For a field of each test. */
    public static ServedPacks forEach(Packs packs) {
        return new ServedPacks(packs, false);
    }

    public Path rules() {
        return folder.resolve("rules");
    }

    @Override
    public int port() {
        return service.port();
    }

    /** Ends the service; what it keeps stays. */
    public void stop() {
        service.close();
        service = null;
    }

    /** Starts the service, again after {@link #stop}. */
    public void start() {
        service = Service.of(rules(), folder.resolve("data"));
    }

    /** Does something to the store while no service uses it. */
    public void onStore(Consumer<Store> work) throws IOException, StoreInUse {
        stop();
        Path data = folder.resolve("data");
        try (Store store = Store.open(data, Stores.url(data))) {
            work.accept(store);
        }
        start();
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("plumbline");
            packs.into(Files.createDirectory(rules()));
            Files.createDirectory(folder.resolve("data"));
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (!isForAll) {
            end();
        }
    }

    @Override
    public void afterClassTemplateInvocation(ExtensionContext run) {
        end();
    }

    @Override
    public void afterAll(ExtensionContext all) {
        end();
    }

    private void end() {
        if (service != null) {
            stop();
        }
        if (folder != null) {
            Folders.delete(folder);
            folder = null;
        }
    }
}
