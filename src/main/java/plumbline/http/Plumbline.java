package plumbline.http;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.audit.Audit;
import plumbline.library.Activator;
import plumbline.library.FolderWatch;

/** The whole service, wired: packs that are watched, what is kept of evaluations, and the server. Thread-safe. */
public final class Plumbline implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Plumbline.class);

    private static final long FIRST_LOOK_MILLIS = 30_000;
    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Audit audit;
    private final Activator activator;
    private final Server server;
    private final FolderWatch watch;

    private Plumbline(Audit audit, Activator activator, Server server, FolderWatch watch) {
        this.audit = audit;
        this.activator = activator;
        this.server = server;
        this.watch = watch;
    }

    /**
     * Starts the service. When it returns, every policy has been looked at; an edit that takes long to try is not waited
     * for when the policy serves something.
     *
     * @param rules the folder of the packs
     * @param audit with the store, which is closed with the service
     * @throws BindException when it cannot listen there
     * @throws IOException when the folder of the packs cannot be read
     */
    public static Plumbline start(Path rules, Audit audit, ServerOptions options)
            throws IOException, InterruptedException {
        Activator activator = Activator.open(rules, audit.store());
        FolderWatch watch = new FolderWatch(rules, activator);
        Server server;
        try {
            server = Server.start(activator, audit, options);
        } catch (IOException | RuntimeException failed) {
            watch.close();
            throw failed;
        }
        Plumbline service = new Plumbline(audit, activator, server, watch);
        try {
            lookAtAll(activator);
        } catch (InterruptedException interrupted) {
            service.close();
            throw interrupted;
        }
        watch.start();
        return service;
    }

    private static void lookAtAll(Activator activator) throws InterruptedException {
        Thread looking = new Thread(
                () -> {
                    try {
                        activator.lookAtAll();
                    } catch (IOException unreadable) {
                        // The watch says so, and looks again.
                        LOG.debug("the folder of the packs cannot be read", unreadable);
                    }
                },
                "rules-first-look");
        looking.setDaemon(true);
        looking.start();
        looking.join(FIRST_LOOK_MILLIS);
        while (looking.isAlive() && activator.hasUntried()) {
            looking.join(LOOK_AGAIN_MILLIS);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    public Audit audit() {
        return audit;
    }

    public Activator activator() {
        return activator;
    }

    /** Stops: requests and edits that are at work may end, as long as they are given. */
    @Override
    public void close() {
        watch.close();
        try {
            server.close();
        } finally {
            audit.store().close();
        }
    }
}
